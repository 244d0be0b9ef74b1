package io.millrace.jobs.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of rows of bytes, all of one size, first written and then read: on the heap as long as the
 * budget lasts, in a file afterwards. Beyond the budget it takes one block.
 */
final class RowBlocks implements Closeable {
  private static final int BLOCK_BYTES = 1 << 20;

  private final int rowBytes;
  private final int rowsPerBlock;
  private final MemoryBudget budget;
  private final List<Block> blocks = new ArrayList<>();
  private ByteBuffer filling;
  private @Nullable SpillFile spill;
  private boolean readable;
  private int rows;

  /**
   * @param rowBytes at least 1, a multiple of 4
   */
  RowBlocks(int rowBytes, MemoryBudget budget) {
    this.rowBytes = rowBytes;
    this.rowsPerBlock = Math.max(1, BLOCK_BYTES / rowBytes);
    this.budget = budget;
    this.filling = newBlock();
  }

  /** The same bytes, and as floats. */
  record Block(ByteBuffer bytes, FloatBuffer floats) {
    static Block of(ByteBuffer bytes) {
      ByteBuffer ordered = bytes.order(ByteOrder.nativeOrder());
      return new Block(
          ordered, ordered.duplicate().clear().order(ByteOrder.nativeOrder()).asFloatBuffer());
    }
  }

  private ByteBuffer newBlock() {
    return ByteBuffer.allocate(blockBytes()).order(ByteOrder.nativeOrder());
  }

  private int blockBytes() {
    return Math.multiplyExact(rowsPerBlock, rowBytes);
  }

  int rows() {
    return rows;
  }

  /** Adds a row and gives the buffer to write it to, from its position on. */
  ByteBuffer add() throws IOException {
    if (readable) {
      throw new IllegalStateException("rows are added after they were read");
    }
    if (rows > 0 && rows % rowsPerBlock == 0) {
      putAway();
    }
    filling.position(offsetOf(rows));
    rows++;
    return filling;
  }

  private void putAway() throws IOException {
    if ((blocks.size() + 1L) * blockBytes() <= budget.heapBytes()) {
      blocks.add(Block.of(filling));
      filling = newBlock();
      return;
    }
    if (spill == null) {
      spill = SpillFile.create(budget.spillFolder(), blockBytes());
    }
    spill.append(filling);
  }

  /** The block in which a row lies. */
  Block blockOf(int row) {
    if (!readable) {
      makeReadable();
    }
    return blocks.get(row / rowsPerBlock);
  }

  private void makeReadable() {
    try {
      if (spill != null) {
        spill.map().forEach(block -> blocks.add(Block.of(block)));
      }
      blocks.add(Block.of(filling));
      readable = true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a row begins in its block, in bytes. */
  int offsetOf(int row) {
    return row % rowsPerBlock * rowBytes;
  }

  @Override
  public void close() throws IOException {
    blocks.clear();
    if (spill != null) {
      spill.close();
    }
  }
}
