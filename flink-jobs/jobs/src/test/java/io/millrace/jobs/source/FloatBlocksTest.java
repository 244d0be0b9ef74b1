package io.millrace.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatBlocksTest {
  private static final int ROWS = 3_000;
  private static final int WIDTH = 300;

  @TempDir Path folder;

  /** Nothing on the heap, only the first block, everything. */
  @ParameterizedTest
  @ValueSource(longs = {0, 2_000_000, Long.MAX_VALUE})
  void shouldGiveBackEveryRowWhateverTheBudget(long heapBytes) throws Exception {
    try (FloatBlocks blocks = new FloatBlocks(WIDTH, new MemoryBudget(heapBytes, folder))) {
      for (int row = 0; row < ROWS; row++) {
        blocks.add(row(row));
      }

      float[] read = new float[WIDTH];
      assertThat(blocks.rows()).isEqualTo(ROWS);
      for (int row = ROWS - 1; row >= 0; row--) {
        blocks.read(row, read);
        assertThat(read).isEqualTo(row(row));
      }
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void shouldWriteNothingToDiskWithinTheBudget() throws Exception {
    try (FloatBlocks blocks = new FloatBlocks(2, new MemoryBudget(Long.MAX_VALUE, folder))) {
      blocks.add(new float[] {1, 2});

      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void shouldHoldRowsWithoutValues() throws Exception {
    try (FloatBlocks blocks = new FloatBlocks(0, new MemoryBudget(0, folder))) {
      blocks.add(new float[0]);
      blocks.read(0, new float[0]);

      assertThat(blocks.rows()).isEqualTo(1);
    }
  }

  private static float[] row(int number) {
    float[] row = new float[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      row[i] = number + i / 1024f;
    }
    return row;
  }
}
