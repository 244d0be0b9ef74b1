package io.millrace.jobs.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A local file of blocks of one size: first written, then mapped. It has no name, so the system
 * takes it back however the process ends.
 */
final class SpillFile implements Closeable {
  private static final int WINDOW_BYTES = 1 << 30;

  private final FileChannel channel;
  private final String where;
  private final int blockBytes;
  private long blocks;

  /**
   * @param where for messages
   */
  SpillFile(FileChannel channel, String where, int blockBytes) {
    this.channel = channel;
    this.where = where;
    this.blockBytes = blockBytes;
  }

  static SpillFile create(Path folder, int blockBytes) throws SpillException {
    try {
      Path file = Files.createTempFile(folder, "millrace-dataset-", ".rows");
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
      Files.delete(file);
      return new SpillFile(channel, folder.toString(), blockBytes);
    } catch (IOException e) {
      throw new SpillException(
          "no file for the examples of a data set can be made in " + folder + ": " + e, e);
    }
  }

  /**
   * Written and not mapped: a full disk is an exception here, and the end of the JVM in a mapping.
   */
  void append(ByteBuffer block) throws IOException {
    ByteBuffer rest = block.duplicate().position(0).limit(blockBytes);
    try {
      while (rest.hasRemaining()) {
        channel.write(rest, blocks * blockBytes + rest.position());
      }
    } catch (ClosedByInterruptException cancelled) {
      throw cancelled;
    } catch (IOException e) {
      throw new SpillException(
          "after %d MiB of examples no more can be written to %s: %s; legal is a local folder with room for the whole data set, or more cacheBytes"
              .formatted(blocks * blockBytes >> 20, where, e.getMessage()),
          e);
    }
    blocks++;
  }

  /** All blocks, in few mappings: a process may have no more than 65,530. */
  List<ByteBuffer> map() throws IOException {
    List<ByteBuffer> mapped = new ArrayList<>();
    int perWindow = Math.max(1, WINDOW_BYTES / blockBytes);
    for (long first = 0; first < blocks; first += perWindow) {
      int count = (int) Math.min(perWindow, blocks - first);
      ByteBuffer window =
          channel.map(FileChannel.MapMode.READ_ONLY, first * blockBytes, (long) count * blockBytes);
      for (int block = 0; block < count; block++) {
        mapped.add(window.slice(block * blockBytes, blockBytes));
      }
    }
    return mapped;
  }

  /** Truncated, as the mappings keep the file on the disk until they are collected. */
  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      channel.truncate(0);
      channel.close();
    }
  }
}
