package io.millrace.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitMixTest {
  /** Results that were trained before must be reproducible, so this order never changes. */
  @Test
  void shouldGiveTheSameOrderForEver() {
    int[] values = IntStream.range(0, 10).toArray();

    new SplitMix(42, 1).shuffle(values);

    assertThat(values).containsExactly(GOLDEN);
  }

  private static final int[] GOLDEN = {9, 7, 3, 1, 8, 2, 5, 0, 6, 4};

  @Test
  void shouldPermuteAndNotLose() {
    int[] values = IntStream.range(0, 1000).toArray();

    new SplitMix(7, 3).shuffle(values);

    assertThat(values).doesNotHaveDuplicates().hasSize(1000).isNotEqualTo(sorted(values));
    assertThat(sorted(values)).containsExactly(IntStream.range(0, 1000).toArray());
  }

  @Test
  void shouldSpreadNumbersEvenly() {
    SplitMix random = new SplitMix(1, 1);
    int[] counts = new int[10];

    for (int i = 0; i < 100_000; i++) {
      counts[random.nextInt(10)]++;
    }

    assertThat(IntStream.of(counts))
        .allSatisfy(count -> assertThat(count).isBetween(9_500, 10_500));
  }

  private static int[] sorted(int[] values) {
    return IntStream.of(values).sorted().toArray();
  }
}
