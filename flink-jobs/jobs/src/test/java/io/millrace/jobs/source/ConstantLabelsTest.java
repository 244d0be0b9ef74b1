package io.millrace.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConstantLabelsTest {
  private static final float[][] LABELS = {{1, 0, 7}, {1, 0, 7}, {1, 2, 7}, {3, 4, 5}};

  @Test
  void shouldFindTheValuesThatAreTheSameInThePart() {
    assertThat(ConstantLabels.of(new int[] {0, 1, 2}, example -> LABELS[example]))
        .containsExactly(0, 2);
  }

  @Test
  void shouldFindNoneWhenAllChange() {
    assertThat(ConstantLabels.of(new int[] {2, 3}, example -> LABELS[example])).isEmpty();
  }

  @Test
  void shouldFindNoneWithoutLabels() {
    assertThat(ConstantLabels.of(new int[] {0, 1}, example -> new float[0])).isEmpty();
  }
}
