package io.millrace.controlplane.modelfiles;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks a zip file that a stranger made: nothing leaves the folder, and what is written is
 * counted, whatever the zip file says of itself.
 */
final class ZipFolder {
  private static final int MAX_ENTRIES = 10_000;
  private static final int MAX_NAME = 500;
  private static final int MAX_SHOWN = 80;
  private static final int BLOCK = 1 << 16;

  /** Bytes written between two looks at the disk: a zip file may unpack to more than it says. */
  private static final long LOOK_EVERY = 64L << 20;

  private final Path folder;
  private final long maxBytes;
  private final DiskSpace disk;
  private long written;
  private long checked;

  private ZipFolder(Path folder, long maxBytes, DiskSpace disk) {
    this.folder = folder;
    this.maxBytes = maxBytes;
    this.disk = disk;
  }

  /**
   * @param folder is made
   * @param maxBytes of all files together
   * @param disk is asked for room before and meanwhile
   * @throws UnusableFileException saying what is wrong with the zip file
   */
  static void unpack(Path zip, Path folder, long maxBytes, DiskSpace disk) throws IOException {
    Files.createDirectories(folder);
    try (ZipFile file = new ZipFile(zip.toFile())) {
      if (file.size() > MAX_ENTRIES) {
        throw new UnusableFileException(
            "the zip file has " + file.size() + " entries; legal are up to " + MAX_ENTRIES);
      }
      disk.require(Math.min(maxBytes, declaredBytes(file, maxBytes)));
      ZipFolder target = new ZipFolder(folder, maxBytes, disk);
      for (ZipEntry entry : file.stream().toList()) {
        target.tryAdd(file, entry);
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw new UnusableFileException(
          "the file is not a zip file that can be read: " + e.getMessage());
    }
  }

  /** What it says of itself, which may be less than what comes out. */
  private static long declaredBytes(ZipFile file, long maxBytes) {
    return file.stream().mapToLong(entry -> Math.min(Math.max(0, entry.getSize()), maxBytes)).sum();
  }

  /** Names that are too long, or that are a file in one entry and a folder in another. */
  private void tryAdd(ZipFile file, ZipEntry entry) throws IOException {
    try {
      add(file, entry);
    } catch (FileSystemException e) {
      throw new UnusableFileException(
          "the zip file holds '"
              + shown(entry.getName())
              + "', which can be no file here"
              + (e.getReason() == null ? "" : ": " + e.getReason()));
    }
  }

  private static String shown(String name) {
    return name.length() <= MAX_SHOWN ? name : name.substring(0, MAX_SHOWN) + "…";
  }

  private void add(ZipFile file, ZipEntry entry) throws IOException {
    Path target = place(entry.getName());
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (Files.exists(target)) {
      throw new UnusableFileException(
          "the zip file holds '" + entry.getName() + "' twice; legal is each file once");
    }
    try (InputStream in = file.getInputStream(entry);
        OutputStream out = Files.newOutputStream(target)) {
      copy(in, out);
    }
  }

  private Path place(String name) throws UnusableFileException {
    Path target = folder.resolve(name.replace('\\', '/')).normalize();
    if (name.length() > MAX_NAME || !target.startsWith(folder) || target.equals(folder)) {
      throw new UnusableFileException(
          "the zip file holds '"
              + shown(name)
              + "'; legal are paths of up to "
              + MAX_NAME
              + " characters below its own folder");
    }
    return target;
  }

  private void copy(InputStream in, OutputStream out) throws IOException {
    byte[] block = new byte[BLOCK];
    for (int read = in.read(block); read >= 0; read = in.read(block)) {
      written += read;
      if (written > maxBytes) {
        throw new UnusableFileException(
            "the zip file unpacks to more than "
                + maxBytes
                + " bytes; legal is up to that (setting millrace.models.max-unpacked-size)");
      }
      if (written - checked >= LOOK_EVERY) {
        disk.require(0);
        checked = written;
      }
      out.write(block, 0, read);
    }
  }
}
