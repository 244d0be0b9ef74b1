package io.millrace.tf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassWeightsTest {
  private final ClassWeights weights = new ClassWeights(Map.of(0, 0.5, 2, 3.0));

  @Test
  void shouldWeighExamplesByTheIndexOfTheirClass() {
    assertThat(weights.of(new float[] {2, 1, 0, 9}, 3, 1)).containsExactly(3, 1, 0.5f);
  }

  @Test
  void shouldWeighExamplesByTheirLargestLabel() {
    float[] labels = {0, 0, 1, 0.5f, 0.5f, 0};
    assertThat(weights.of(labels, 2, 3)).containsExactly(3, 0.5f);
  }

  @Test
  void shouldRefuseABatchWithTooFewWeights() {
    assertThatThrownBy(() -> new ExampleBatch(new float[6], new float[2], new float[1], 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("given were 1 weights for 2 rows; legal is one each");
  }
}
