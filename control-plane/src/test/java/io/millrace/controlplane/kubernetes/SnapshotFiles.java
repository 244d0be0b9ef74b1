package io.millrace.controlplane.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.ThreadLocalRandom;

/** Snapshots as Flink leaves them in a folder of this machine, with what the job knew in them. */
final class SnapshotFiles {
  private static final int MAGIC = 0x4960672d;
  private static final int VERSION = 6;
  private static final int KNOWN_AT = 16;
  private static final int KEPT = 3;

  private SnapshotFiles() {}

  static String savepoint(String folder, String flinkJobId, long number, long known) {
    String name =
        "savepoint-%s-%012x"
            .formatted(flinkJobId.substring(0, 6), ThreadLocalRandom.current().nextLong(1L << 48));
    return write(folder + "/" + name, number, known);
  }

  static String checkpoint(String folder, String flinkJobId, long number, long known) {
    String home = folder + "/" + flinkJobId;
    if (number > KEPT) {
      delete(path(home + "/chk-" + (number - KEPT)));
    }
    return write(home + "/chk-" + number, number, known);
  }

  private static String write(String location, long number, long known) {
    byte[] metadata =
        ByteBuffer.allocate(64)
            .putInt(MAGIC)
            .putInt(VERSION)
            .putLong(number)
            .putLong(known)
            .array();
    try {
      Path folder = Files.createDirectories(path(location));
      Files.write(folder.resolve("_metadata"), metadata);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return location;
  }

  /** What the job knew when it left the snapshot. */
  static long known(String location) throws IOException {
    byte[] metadata = Files.readAllBytes(path(location).resolve("_metadata"));
    return ByteBuffer.wrap(metadata).getLong(KNOWN_AT);
  }

  private static Path path(String location) {
    return location.startsWith("file:")
        ? Path.of(URI.create(location).getPath())
        : Path.of(location);
  }

  private static void delete(Path folder) {
    try {
      if (Files.exists(folder)) {
        Files.walkFileTree(folder, new Deletion());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files first, then the folders they were in. */
  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException fault) throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
