package io.millrace.jobs.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** The files below one folder of a Flink file system. */
record Folder(FileSystem fileSystem, Path path) {
  static Folder of(Path path) throws IOException {
    return new Folder(path.getFileSystem(), path);
  }

  boolean exists() throws IOException {
    return fileSystem.exists(path);
  }

  /** Reads every file once. */
  FolderDigest digest() throws IOException {
    Map<String, FileDigest> files = new TreeMap<>();
    for (String name : names()) {
      try (FSDataInputStream in = fileSystem.open(new Path(path, name))) {
        files.put(name, FileDigest.whileCopying(in, OutputStream.nullOutputStream()));
      }
    }
    return new FolderDigest(files);
  }

  private List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    addNames(path, "", names);
    return names;
  }

  private void addNames(Path folder, String prefix, List<String> into) throws IOException {
    for (FileStatus status : fileSystem.listStatus(folder)) {
      String name = prefix + status.getPath().getName();
      if (status.isDir()) {
        addNames(status.getPath(), name + "/", into);
      } else {
        into.add(name);
      }
    }
  }

  /** Copies one file, named relative to both folders, and tells what was read. */
  FileDigest copyFile(String name, Folder to) throws IOException {
    Path target = new Path(to.path, name);
    to.fileSystem.mkdirs(target.getParent());
    try (InputStream in = fileSystem.open(new Path(path, name));
        OutputStream out = to.fileSystem.create(target, FileSystem.WriteMode.OVERWRITE)) {
      return FileDigest.whileCopying(in, out);
    }
  }

  /** Copies every file and tells what was read, each once. */
  FolderDigest copyTo(Folder to) throws IOException {
    Map<String, FileDigest> files = new TreeMap<>();
    for (String name : names()) {
      files.put(name, copyFile(name, to));
    }
    return new FolderDigest(files);
  }

  void delete() throws IOException {
    if (exists()) {
      fileSystem.delete(path, true);
    }
  }

  /** Size and checksum of one file. */
  record FileDigest(String sha256, long sizeBytes) {
    static FileDigest whileCopying(InputStream in, OutputStream out) throws IOException {
      MessageDigest sha256 = FolderDigest.sha256();
      long size = new DigestInputStream(in, sha256).transferTo(out);
      return new FileDigest(FolderDigest.hex(sha256), size);
    }
  }
}
