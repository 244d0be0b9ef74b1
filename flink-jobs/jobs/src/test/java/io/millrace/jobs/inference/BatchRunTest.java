package io.millrace.jobs.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchRunTest {
  @Test
  void shouldFindTheFirstValueThatJsonCannotSay() {
    float[] values = {Float.NaN, 1, 2, Float.POSITIVE_INFINITY, Float.NaN};

    assertThat(BatchRun.firstNotFinite(values, 1, 2)).isEqualTo(-1);
    assertThat(BatchRun.firstNotFinite(values, 1, 4)).isEqualTo(2);
  }
}
