package io.millrace.controlplane.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Folders of this machine, or of a volume that is mounted in it. Files are made as the process's
 * umask says, so that jobs that run as somebody else can be let in. Jobs write and delete
 * meanwhile: what vanishes while it is listed was not there.
 */
final class FileStorage implements Storage {
  static final String SCHEME = "file";
  private static final String INCOMING = ".incoming-";

  @Override
  public List<StoredFile> files(String folder) throws IOException {
    Path root = path(folder);
    List<StoredFile> found = new ArrayList<>();
    Files.walkFileTree(root, new Lister(root, found));
    found.sort(Comparator.comparing(StoredFile::name));
    return found;
  }

  private static final class Lister extends SimpleFileVisitor<Path> {
    private final Path root;
    private final List<StoredFile> found;

    private Lister(Path root, List<StoredFile> found) {
      this.root = root;
      this.found = found;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && !file.equals(root)) {
        String name = root.relativize(file).toString().replace('\\', '/');
        found.add(
            new StoredFile(name, attributes.size(), attributes.lastModifiedTime().toInstant()));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      return passOver(failure);
    }
  }

  @Override
  public List<String> folders(String folder) throws IOException {
    try (Stream<Path> children = Files.list(path(folder))) {
      return children
          .filter(Files::isDirectory)
          .map(child -> child.getFileName().toString())
          .sorted()
          .toList();
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return List.of();
    }
  }

  @Override
  public InputStream open(String file, long offset) throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(path(file));
    channel.position(offset);
    return Channels.newInputStream(channel);
  }

  @Override
  public void publish(Path local, String folder) throws IOException {
    Path target = path(folder);
    Files.createDirectories(target.getParent());
    if (Files.isDirectory(target)) {
      return;
    }
    try {
      show(local, target);
    } catch (AtomicMoveNotSupportedException otherDisk) {
      Path near = target.resolveSibling(INCOMING + UUID.randomUUID());
      try {
        FileSystemUtils.copyRecursively(local, near);
        show(near, target);
      } finally {
        FileSystemUtils.deleteRecursively(near);
      }
    }
  }

  private static void show(Path complete, Path target) throws IOException {
    try {
      Files.move(complete, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw e;
    } catch (IOException e) {
      if (!Files.isDirectory(target)) { // somebody else was faster with the same files
        throw e;
      }
    }
  }

  @Override
  public void write(String file, byte[] content) throws IOException {
    Path target = path(file);
    Files.createDirectories(target.getParent());
    Files.write(target, content);
  }

  @Override
  public void delete(String location) throws IOException {
    Path top = path(location);
    if (Files.exists(top, LinkOption.NOFOLLOW_LINKS)) {
      Files.walkFileTree(top, new Deleter());
    }
  }

  /** Others may delete the same at the same time. */
  private static final class Deleter extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      return passOver(failure);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        passOver(failure);
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }

  private static FileVisitResult passOver(IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException) {
      return FileVisitResult.CONTINUE;
    }
    throw failure;
  }

  /** As Flink reads it: {@code %20} is three characters. */
  static Path path(String location) {
    String path = location.substring(SCHEME.length() + 1);
    return Path.of(path.startsWith("//") ? path.substring(2) : path);
  }
}
