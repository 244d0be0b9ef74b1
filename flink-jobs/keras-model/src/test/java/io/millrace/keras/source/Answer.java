package io.millrace.keras.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.millrace.keras.InvalidModelException;
import io.millrace.keras.ModelViolation;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a source is answered with, and what the answer cost.
 *
 * @param violations empty if the source was accepted
 * @param work time of the processor, which a busy machine does not lengthen
 * @param allocated bytes, garbage included
 */
record Answer(List<ModelViolation> violations, Duration work, long allocated) {
  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int MESSAGE = 60;

  private static final Duration MOST_WORK = Duration.ofSeconds(1);
  private static final long MOST_ALLOCATED = 400L << 20;

  static Answer to(@Nullable String imports, String code) {
    long allocated = THREAD.getCurrentThreadAllocatedBytes();
    long work = THREAD.getCurrentThreadCpuTime();
    List<ModelViolation> violations;
    try {
      KerasSource.compile(imports, code);
      violations = List.of();
    } catch (InvalidModelException refused) {
      violations = refused.violations();
    }
    return new Answer(
        violations,
        Duration.ofNanos(THREAD.getCurrentThreadCpuTime() - work),
        THREAD.getCurrentThreadAllocatedBytes() - allocated);
  }

  void shouldBeCheap() {
    assertThat(work).isLessThan(MOST_WORK);
    assertThat(allocated).isLessThan(MOST_ALLOCATED);
  }

  /** A line for each violation, with the place and what was found. */
  List<String> lines() {
    return violations.stream().map(Answer::line).toList();
  }

  private static String line(ModelViolation violation) {
    String found = violation.message().split(";")[0].replace('\n', ' ');
    return violation.line()
        + ":"
        + violation.column()
        + " "
        + found.substring(0, Math.min(MESSAGE, found.length()));
  }
}
