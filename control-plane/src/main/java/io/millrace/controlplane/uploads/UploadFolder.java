package io.millrace.controlplane.uploads;

import io.millrace.controlplane.MillraceProperties;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The bytes of uploads that are under way, a file for each, named by its id. */
@Component
class UploadFolder {
  private final Path folder;

  UploadFolder(MillraceProperties properties) {
    this.folder = properties.dataDir().resolve("arriving");
  }

  Path file(String id) {
    return folder.resolve(id);
  }

  /** Opens it for writing; what lies behind the offset came without being confirmed, and goes. */
  FileChannel open(String id, long offset) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(file(id), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(offset);
    channel.position(offset);
    return channel;
  }

  /** Bytes that are there; a machine that lost its power may have kept fewer than it said. */
  long size(String id) throws IOException {
    return Files.exists(file(id)) ? Files.size(file(id)) : 0;
  }

  void delete(String id) throws IOException {
    Files.deleteIfExists(file(id));
  }

  /** Names of all files. */
  List<String> ids() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
