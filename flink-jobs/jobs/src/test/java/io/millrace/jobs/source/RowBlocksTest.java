package io.millrace.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowBlocksTest {
  private static final int ROWS = 3_000;
  private static final int FLOATS = 300;

  @TempDir Path folder;

  /** Nothing on the heap, only the first block, everything. */
  @ParameterizedTest
  @ValueSource(longs = {0, 2_000_000, Long.MAX_VALUE})
  void shouldGiveBackEveryRowWhateverTheBudget(long heapBytes) throws Exception {
    try (RowBlocks rows = rows(FLOATS, heapBytes)) {
      for (int row = 0; row < ROWS; row++) {
        rows.add().asFloatBuffer().put(row(row));
      }

      float[] read = new float[FLOATS];
      assertThat(rows.rows()).isEqualTo(ROWS);
      for (int row = ROWS - 1; row >= 0; row--) {
        rows.blockOf(row).floats().get(rows.offsetOf(row) / Float.BYTES, read);
        assertThat(read).isEqualTo(row(row));
        assertThat(rows.blockOf(row).bytes().getFloat(rows.offsetOf(row))).isEqualTo(row);
      }
    }
  }

  @Test
  void shouldLeaveNoFileBehindForAProcessThatIsKilled() throws Exception {
    try (RowBlocks rows = rows(FLOATS, 0)) {
      for (int row = 0; row < ROWS; row++) {
        rows.add();
      }

      assertThat(folder).isEmptyDirectory();
      assertThat(rows.blockOf(0).bytes().isDirect()).isTrue();
    }
  }

  @Test
  void shouldStayOnTheHeapWithinTheBudget() throws Exception {
    try (RowBlocks rows = rows(FLOATS, Long.MAX_VALUE)) {
      for (int row = 0; row < ROWS; row++) {
        rows.add();
      }

      assertThat(rows.blockOf(0).bytes().isDirect()).isFalse();
    }
  }

  @Test
  void shouldRefuseToAddAfterReading() throws Exception {
    try (RowBlocks rows = rows(1, 0)) {
      rows.add();
      rows.blockOf(0);

      assertThatThrownBy(rows::add).hasMessage("rows are added after they were read");
    }
  }

  @Test
  void shouldSayThatTheDiskIsFull() throws Exception {
    FileChannel full = FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE);
    SpillFile file = new SpillFile(full, "/local", 1 << 20);

    assertThatThrownBy(() -> file.append(ByteBuffer.allocate(1 << 20)))
        .isInstanceOf(SpillException.class)
        .hasMessage(
            "after 0 MiB of examples no more can be written to /local: No space left on device;"
                + " legal is a local folder with room for the whole data set, or more cacheBytes");
  }

  @Test
  void shouldNotTakeACancellationForAFullDisk() throws Exception {
    try (SpillFile file = SpillFile.create(folder, 1 << 20)) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> file.append(ByteBuffer.allocate(1 << 20)))
          .isInstanceOf(ClosedByInterruptException.class);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void shouldSayThatTheFolderIsMissing() {
    Path missing = folder.resolve("missing");

    assertThatThrownBy(() -> SpillFile.create(missing, 1))
        .isInstanceOf(SpillException.class)
        .hasMessageStartingWith(
            "no file for the examples of a data set can be made in " + missing + ": ");
  }

  private RowBlocks rows(int floats, long heapBytes) {
    return new RowBlocks(floats * Float.BYTES, new MemoryBudget(heapBytes, folder));
  }

  private static float[] row(int number) {
    float[] row = new float[FLOATS];
    for (int i = 0; i < FLOATS; i++) {
      row[i] = number + i / 1024f;
    }
    return row;
  }
}
