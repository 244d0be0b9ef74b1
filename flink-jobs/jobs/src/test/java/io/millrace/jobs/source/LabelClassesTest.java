package io.millrace.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelClassesTest {
  @Test
  void shouldGroupEqualLabelsInTheOrderTheyComeFirst() {
    float[][] labels = {{2, 0}, {0, 2}, {2, 0}, {Float.NaN, 1}, {0, 2}, {Float.NaN, 1}};

    int[][] classes = LabelClasses.of(labels.length, example -> labels[example]).examples();

    assertThat(classes).isDeepEqualTo(new int[][] {{0, 2}, {1, 4}, {3, 5}});
  }

  @Test
  void shouldTellManyClassesApart() {
    float[] reused = new float[1];

    int[][] classes =
        LabelClasses.of(
                30_000,
                example -> {
                  reused[0] = example % 10_000;
                  return reused;
                })
            .examples();

    assertThat(classes).hasDimensions(10_000, 3);
    assertThat(classes[77]).containsExactly(77, 10_077, 20_077);
    assertThat(Arrays.stream(classes).flatMapToInt(Arrays::stream).sorted())
        .containsExactly(IntStream.range(0, 30_000).boxed().toArray(Integer[]::new));
  }

  @Test
  void shouldTakeUnlabelledExamplesAsOneClass() {
    assertThat(LabelClasses.of(3, example -> new float[0]).examples())
        .isDeepEqualTo(new int[][] {{0, 1, 2}});
  }
}
