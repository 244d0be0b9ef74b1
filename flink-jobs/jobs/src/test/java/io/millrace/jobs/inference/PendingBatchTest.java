package io.millrace.jobs.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PendingBatchTest {
  @Test
  void shouldHoldNoMoreThanSixteenMegabytesOfFeatures() {
    assertThat(new PendingBatch(256, 784).capacity()).isEqualTo(256);
    assertThat(new PendingBatch(256, 1 << 20).capacity()).isEqualTo(4);
    assertThat(new PendingBatch(256, 1 << 23).capacity()).isEqualTo(1);
  }
}
