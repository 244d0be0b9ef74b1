package io.millrace.controlplane.localmode;

import io.millrace.controlplane.StartRefusedException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * The folder of one running Millrace. The lock on it ends with the process, however that ends.
 *
 * <p>Files for scripts: {@code pid}, {@code ports}, {@code url} and {@code token} (readable by the
 * owner only).
 */
final class DataDirectory implements AutoCloseable {
  private final Path root;
  private final FileChannel lock;

  private DataDirectory(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * @throws StartRefusedException when another process uses the folder or it cannot be written
   */
  static DataDirectory claim(Path root) {
    try {
      Files.createDirectories(root);
      FileChannel lock =
          FileChannel.open(
              root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(lock) == null) {
        lock.close();
        throw new StartRefusedException(
            "the data directory "
                + root
                + " is in use by "
                + owner(root)
                + "; stop it first or choose another with --data-dir");
      }
      DataDirectory directory = new DataDirectory(root, lock);
      directory.replace("pid", ProcessHandle.current().pid() + "\n");
      return directory;
    } catch (IOException e) {
      throw new StartRefusedException(
          "the data directory "
              + root
              + " cannot be used ("
              + e
              + "); choose a folder that you may write to with --data-dir");
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  private static String owner(Path root) {
    try {
      return "process " + Files.readString(root.resolve("pid")).strip();
    } catch (IOException e) {
      return "another process";
    }
  }

  Path root() {
    return root;
  }

  /** A folder of its own for one part of Millrace. */
  Path folder(String name) {
    return root.resolve(name);
  }

  Path logFile() {
    return folder("log").resolve("millrace.log");
  }

  /** As {@link #folder}, without what the last process left in it. */
  Path emptyFolder(String name) {
    try {
      FileSystemUtils.deleteRecursively(folder(name));
      return Files.createDirectories(folder(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Nullable LocalPorts lastPorts() {
    Properties ports = new Properties();
    try (Reader reader = Files.newBufferedReader(root.resolve("ports"))) {
      ports.load(reader);
    } catch (IOException | IllegalArgumentException firstStart) {
      return null;
    }
    return LocalPorts.of(ports);
  }

  void writePorts(LocalPorts ports) {
    write("ports", ports.toFileText());
  }

  void writeToken(String token) {
    write("token", token);
  }

  /** Under which the page and the REST API are served. */
  void writeUrl(String url) {
    write("url", url + "\n");
  }

  private void write(String name, String text) {
    try {
      replace(name, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** At once, so that no reader sees half a file, and private from its first byte on. */
  private void replace(String name, String text) throws IOException {
    Path draft = root.resolve(name + ".new");
    Files.deleteIfExists(draft);
    if (root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          draft,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(draft, text);
    Files.move(
        draft,
        root.resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Gives the folder free; the ports stay written down for the next start. */
  @Override
  public void close() {
    try {
      for (String name : Set.of("token", "pid", "url")) {
        Files.deleteIfExists(root.resolve(name));
      }
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
