package io.millrace.controlplane.inferences;

import static io.millrace.contracts.job.JobState.CANCELLING;
import static io.millrace.contracts.job.JobState.DEPLOYING;
import static io.millrace.contracts.job.JobState.FAILED;
import static io.millrace.contracts.job.JobState.RESTARTING;
import static io.millrace.contracts.job.JobState.RUNNING;
import static io.millrace.contracts.job.JobState.SUBMITTED;
import static io.millrace.contracts.job.JobState.SUSPENDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.inferences.Inference.Fault;
import io.millrace.controlplane.inferences.Inference.Status;
import io.millrace.controlplane.submission.JobStatus;
import java.time.Instant;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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

  /** What a runtime can say of a job; each column is what follows from it in one state. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # seen,         SUBMITTED,  DEPLOYING,  RUNNING,    RESTARTING, SUSPENDING, CANCELLING
          SUBMITTED,      SUBMITTED,  DEPLOYING,  RESTARTING, RESTARTING, DEPLOYING,  CANCELLING
          DEPLOYING,      DEPLOYING,  DEPLOYING,  RESTARTING, RESTARTING, DEPLOYING,  CANCELLING
          RUNNING,        RUNNING,    RUNNING,    RUNNING,    RUNNING,    RUNNING,    CANCELLING
          RESTARTING,     RESTARTING, RESTARTING, RESTARTING, RESTARTING, RESTARTING, CANCELLING
          UPGRADING,      DEPLOYING,  DEPLOYING,  RESTARTING, RESTARTING, DEPLOYING,  CANCELLING
          ROLLING_BACK,   DEPLOYING,  DEPLOYING,  RESTARTING, RESTARTING, DEPLOYING,  CANCELLING
          SUSPENDING,     SUSPENDING, SUSPENDING, SUSPENDING, SUSPENDING, SUSPENDING, CANCELLING
          SUSPENDED,      SUSPENDED,  SUSPENDED,  SUSPENDED,  SUSPENDED,  SUSPENDED,  CANCELLING
          CANCELLING,     CANCELLING, CANCELLING, CANCELLING, CANCELLING, CANCELLING, CANCELLING
          FINISHED,       FINISHED,   FINISHED,   FINISHED,   FINISHED,   FINISHED,   FINISHED
          FAILED,         FAILED,     FAILED,     FAILED,     FAILED,     FAILED,     FAILED
          CANCELED,       CANCELED,   CANCELED,   CANCELED,   CANCELED,   CANCELED,   CANCELED
          """)
  void shouldFollowTheRuntime(
      JobState seen,
      JobState submitted,
      JobState deploying,
      JobState running,
      JobState restarting,
      JobState suspending,
      JobState cancelling) {
    assertThat(
            Stream.of(SUBMITTED, DEPLOYING, RUNNING, RESTARTING, SUSPENDING, CANCELLING)
                .map(now -> InferenceProgress.derive(STATUS.as(now), seen(seen, null)).state()))
        .containsExactly(submitted, deploying, running, restarting, suspending, cancelling);
  }

  @ParameterizedTest
  @EnumSource(
      value = JobState.class,
      names = {"FINISHED", "FAILED", "CANCELED"})
  void shouldNeverLeaveAnEnd(JobState end) {
    for (JobState seen : JobState.values()) {
      assertThat(InferenceProgress.derive(STATUS.as(end), seen(seen, null)).state()).isEqualTo(end);
    }
  }

  @ParameterizedTest
  @EnumSource(JobState.class)
  void shouldLeaveTheStateToAnOperationUnderWay(JobState current) {
    for (JobState seen : JobState.values()) {
      Status next = InferenceProgress.during(STATUS.as(current), seen(seen, null));

      assertThat(next.state()).isEqualTo(current);
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # step,    UPGRADE,      ROLLBACK,     SUSPEND,      RESUME,       RESTART
          STOPPING,  UPGRADING,    ROLLING_BACK, SUSPENDING,   DEPLOYING,    RESTARTING
          STARTING,  UPGRADING,    ROLLING_BACK, SUSPENDING,   DEPLOYING,    RESTARTING
          HALTING,   ROLLING_BACK, ROLLING_BACK, ROLLING_BACK, ROLLING_BACK, ROLLING_BACK
          RETURNING, ROLLING_BACK, ROLLING_BACK, ROLLING_BACK, ROLLING_BACK, ROLLING_BACK
          """)
  void shouldShowWhatAnOperationDoes(
      Operation.Step step,
      JobState upgrade,
      JobState rollback,
      JobState suspend,
      JobState resume,
      JobState restart) {
    assertThat(
            EnumSet.range(Operation.Kind.UPGRADE, Operation.Kind.RESTART).stream()
                .map(kind -> OperationLife.shown(kind, step)))
        .containsExactly(upgrade, rollback, suspend, resume, restart);
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
