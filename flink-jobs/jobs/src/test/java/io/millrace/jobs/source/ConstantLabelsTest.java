package io.millrace.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConstantLabelsTest {
  private static final List<List<Float>> LABELS =
      List.of(List.of(1f, 0f, 7f), List.of(1f, 0f, 7f), List.of(1f, 2f, 7f), List.of(3f, 4f, 5f));

  @Test
  void shouldFindTheValuesThatAreTheSameInThePart() {
    assertThat(ConstantLabels.of(new int[] {0, 1, 2}, LABELS::get)).containsExactly(0, 2);
  }

  @Test
  void shouldFindNoneWhenAllChange() {
    assertThat(ConstantLabels.of(new int[] {2, 3}, LABELS::get)).isEmpty();
  }

  @Test
  void shouldFindNoneWithoutLabels() {
    assertThat(ConstantLabels.of(new int[] {0, 1}, example -> List.of())).isEmpty();
  }
}
