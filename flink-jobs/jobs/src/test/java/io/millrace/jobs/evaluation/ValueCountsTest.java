package io.millrace.jobs.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ValueCountsTest {
  private final ValueCounts counts = new ValueCounts();

  @Test
  void shouldSortNumbersOfBothSignsAndCountThem() {
    for (float value : new float[] {2, -1, 0.5f, -3, 2, -1, 2}) {
      counts.add(value, value > 0);
    }
    counts.add(2, false);

    counts.sort();

    assertThat(counts.size()).isEqualTo(4);
    assertThat(counts.value(0)).isEqualTo(-3);
    assertThat(counts.value(1)).isEqualTo(-1);
    assertThat(counts.first(1)).isEqualTo(2);
    assertThat(counts.value(3)).isEqualTo(2);
    assertThat(counts.first(3)).isEqualTo(1);
    assertThat(counts.second(3)).isEqualTo(3);
  }

  @Test
  void shouldLeaveOutWhatIsNoNumber() {
    counts.add(Float.NaN, false);
    counts.add(Float.POSITIVE_INFINITY, false);

    assertThat(counts.size()).isZero();
  }

  @Test
  void shouldBeExactForFewDifferentNumbersHoweverManyThereAre() {
    for (int i = 0; i < 1_000_000; i++) {
      counts.add(1 + (i % 30_000) / 65_536f, false);
    }

    counts.sort();

    assertThat(counts.size()).isEqualTo(30_000);
    assertThat(counts.value(29_999)).isEqualTo(1 + 29_999 / 65_536f);
  }

  @Test
  void shouldBoundItsMemoryAndStayNear() {
    Random random = new Random(3);
    double sum = 0;
    for (int i = 0; i < 1_000_000; i++) {
      float value = random.nextFloat() - 0.5f;
      sum += Math.abs(value);
      counts.add(value, false);
    }

    counts.sort();

    double kept = 0;
    long count = 0;
    for (int i = 0; i < counts.size(); i++) {
      kept += Math.abs(counts.value(i)) * (double) counts.first(i);
      count += counts.first(i);
    }
    assertThat(counts.size()).isLessThanOrEqualTo(2 * ValueCounts.EXACT);
    assertThat(count).isEqualTo(1_000_000);
    assertThat(kept).isCloseTo(sum, withinPercentage(0.1));
  }
}
