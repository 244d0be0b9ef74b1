package io.millrace.jobs.source;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A growing list of rows of floats, all of one width, in blocks: on the heap as long as the budget
 * lasts, mapped from a file afterwards.
 */
final class FloatBlocks implements Closeable {
  private static final int BLOCK_FLOATS = 1 << 18;

  private final int width;
  private final int rowsPerBlock;
  private final MemoryBudget budget;
  private final List<FloatBuffer> blocks = new ArrayList<>();
  private @Nullable FileChannel spill;
  private int rows;

  FloatBlocks(int width, MemoryBudget budget) {
    this.width = width;
    this.rowsPerBlock = Math.max(1, BLOCK_FLOATS / Math.max(1, width));
    this.budget = budget;
  }

  int width() {
    return width;
  }

  int rows() {
    return rows;
  }

  void add(float[] row) throws IOException {
    if (rows == blocks.size() * rowsPerBlock) {
      blocks.add(newBlock());
    }
    blocks.get(rows / rowsPerBlock).put(rows % rowsPerBlock * width, row, 0, width);
    rows++;
  }

  void read(int row, float[] into) {
    blocks.get(row / rowsPerBlock).get(row % rowsPerBlock * width, into, 0, width);
  }

  private FloatBuffer newBlock() throws IOException {
    int floats = rowsPerBlock * width;
    long blockBytes = (long) floats * Float.BYTES;
    if ((blocks.size() + 1) * blockBytes <= budget.heapBytes()) {
      return FloatBuffer.allocate(floats);
    }
    FileChannel file = spillFile();
    return file.map(FileChannel.MapMode.READ_WRITE, file.size(), blockBytes)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  private FileChannel spillFile() throws IOException {
    if (spill == null) {
      Path file = Files.createTempFile(budget.spillFolder(), "millrace-dataset-", ".floats");
      spill =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    }
    return spill;
  }

  @Override
  public void close() throws IOException {
    blocks.clear();
    if (spill != null) {
      spill.close();
    }
  }
}
