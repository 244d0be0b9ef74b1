package io.millrace.jobs.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class InputPositionsTest {
  private final InputPositions positions = new InputPositions();

  private void taken(int partition, long offset) {
    positions.taken(
        new InputRecord(null, null, "in", partition, offset, -1, new String[0], new byte[0][]));
  }

  @Test
  void shouldKnowNothingOfPartitionsThatGaveNoRecord() {
    taken(2, 0);

    assertThat(positions.next()).containsExactly(entry(2, 1L));
  }

  @Test
  void shouldKnowTheNewestOfEachPartition() {
    taken(0, 5);
    taken(7, 40);
    taken(0, 6);
    taken(3, 1);

    assertThat(positions.next()).containsExactly(entry(0, 7L), entry(3, 2L), entry(7, 41L));
  }
}
