package io.millrace.controlplane.inferences;

import static io.millrace.contracts.job.JobState.CANCELED;
import static io.millrace.contracts.job.JobState.CANCELLING;
import static io.millrace.contracts.job.JobState.DEPLOYING;
import static io.millrace.contracts.job.JobState.FAILED;
import static io.millrace.contracts.job.JobState.RESTARTING;
import static io.millrace.contracts.job.JobState.RUNNING;
import static io.millrace.contracts.job.JobState.SUBMITTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.inferences.Inference.Fault;
import io.millrace.controlplane.inferences.Inference.Status;
import io.millrace.controlplane.submission.JobStatus;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InferenceProgressTest {
  private static final Status STATUS = Status.submitted(Instant.EPOCH);

  private static JobStatus seen(JobState state, String error) {
    return new JobStatus(
        new JobId("inf-1"),
        1,
        state,
        Instant.EPOCH,
        "f1",
        "http://flink/f1",
        error,
        null,
        JobStatus.Steadiness.UNKNOWN,
        null);
  }

  static Stream<Arguments> observations() {
    return Stream.of(
        Arguments.of(SUBMITTED, DEPLOYING, DEPLOYING),
        Arguments.of(SUBMITTED, SUBMITTED, SUBMITTED),
        Arguments.of(SUBMITTED, RUNNING, RUNNING),
        Arguments.of(DEPLOYING, SUBMITTED, DEPLOYING),
        Arguments.of(RUNNING, SUBMITTED, RESTARTING),
        Arguments.of(RUNNING, DEPLOYING, RESTARTING),
        Arguments.of(RUNNING, RESTARTING, RESTARTING),
        Arguments.of(RUNNING, FAILED, FAILED),
        Arguments.of(CANCELLING, RUNNING, CANCELLING),
        Arguments.of(CANCELLING, CANCELED, CANCELED),
        Arguments.of(FAILED, RUNNING, FAILED),
        Arguments.of(CANCELED, RUNNING, CANCELED));
  }

  @ParameterizedTest
  @MethodSource("observations")
  void shouldFollowTheRuntime(JobState current, JobState seen, JobState expected) {
    // When
    Status next = InferenceProgress.derive(STATUS.as(current), seen(seen, null));

    // Then
    assertThat(next.state()).isEqualTo(expected);
  }

  @Test
  void shouldTakeTheErrorOfAFailedJobAndItsPage() {
    // When
    Status next = InferenceProgress.derive(STATUS, seen(FAILED, "no slots"));

    // Then
    assertThat(next.error()).isEqualTo(new Fault("INTERNAL", "no slots"));
    assertThat(next.dashboardUrl()).isEqualTo("http://flink/f1");
  }

  @Test
  void shouldKeepReportingAModelThatWasRefused() {
    // Given
    Status refused = STATUS.failing(new Fault("MODEL_LOAD_FAILED", "gone"));

    // When
    Status next = InferenceProgress.derive(refused, seen(RUNNING, null));

    // Then
    assertThat(next.error()).isEqualTo(new Fault("MODEL_LOAD_FAILED", "gone"));
  }

  @Test
  void shouldSayWhatHoldsItUpUntilItRuns() {
    // When
    Status waiting = InferenceProgress.derive(STATUS, seen(RESTARTING, "64 slots"));
    Status running = InferenceProgress.derive(waiting, seen(RUNNING, null));

    // Then
    assertThat(waiting.error()).isEqualTo(new Fault("JOB_NOT_RUNNING", "64 slots"));
    assertThat(running.error()).isNull();
  }
}
