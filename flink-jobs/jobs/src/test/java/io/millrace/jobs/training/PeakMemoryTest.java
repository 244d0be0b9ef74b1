package io.millrace.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PeakMemoryTest {
  @Test
  void shouldReadThePeakOfTheProcess() {
    List<String> status = List.of("VmPeak:\t  999 kB", "VmHWM:\t  123456 kB", "VmRSS:\t  1 kB");

    assertThat(PeakMemory.bytes(status)).isEqualTo(123_456L * 1024);
  }

  @Test
  void shouldBeZeroWhereTheSystemDoesNotTell() {
    assertThat(PeakMemory.bytes(List.of("Name:\tjava"))).isZero();
  }
}
