package io.millrace.controlplane.trainings;

import static io.millrace.contracts.job.JobState.CANCELED;
import static io.millrace.contracts.job.JobState.CANCELLING;
import static io.millrace.contracts.job.JobState.DEPLOYING;
import static io.millrace.contracts.job.JobState.FAILED;
import static io.millrace.contracts.job.JobState.FINISHED;
import static io.millrace.contracts.job.JobState.RESTARTING;
import static io.millrace.contracts.job.JobState.RUNNING;
import static io.millrace.contracts.job.JobState.SUBMITTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.submission.JobStatus;
import io.millrace.controlplane.trainings.TrainingProgress.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingProgressTest {
  private static final List<ResultState> OPEN = List.of(ResultState.RUNNING, ResultState.FINISHED);

  /**
   * What a runtime can say of a job; each column is what follows from it in one state. Ended jobs
   * leave it, as their results are not recorded yet; one that a runtime has forgotten is restarted.
   */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # seen,         SUBMITTED,  DEPLOYING,  RUNNING,    RESTARTING, CANCELLING
          SUBMITTED,      SUBMITTED,  DEPLOYING,  RESTARTING, RESTARTING, CANCELLING
          DEPLOYING,      DEPLOYING,  DEPLOYING,  RESTARTING, RESTARTING, CANCELLING
          RUNNING,        RUNNING,    RUNNING,    RUNNING,    RUNNING,    CANCELLING
          RESTARTING,     RESTARTING, RESTARTING, RESTARTING, RESTARTING, CANCELLING
          UPGRADING,      SUBMITTED,  DEPLOYING,  RUNNING,    RESTARTING, CANCELLING
          ROLLING_BACK,   SUBMITTED,  DEPLOYING,  RUNNING,    RESTARTING, CANCELLING
          SUSPENDING,     SUBMITTED,  DEPLOYING,  RUNNING,    RESTARTING, CANCELLING
          SUSPENDED,      SUBMITTED,  DEPLOYING,  RUNNING,    RESTARTING, CANCELLING
          CANCELLING,     CANCELLING, CANCELLING, CANCELLING, CANCELLING, CANCELLING
          FINISHED,       SUBMITTED,  DEPLOYING,  RUNNING,    RESTARTING, CANCELLING
          FAILED,         SUBMITTED,  DEPLOYING,  RUNNING,    RESTARTING, CANCELLING
          CANCELED,       SUBMITTED,  DEPLOYING,  RUNNING,    RESTARTING, CANCELLING
          """)
  void shouldFollowTheRuntimeWhileResultsAreMissing(
      JobState seen,
      JobState submitted,
      JobState deploying,
      JobState running,
      JobState restarting,
      JobState cancelling) {
    assertThat(
            Stream.of(SUBMITTED, DEPLOYING, RUNNING, RESTARTING, CANCELLING)
                .map(now -> TrainingProgress.derive(now, Optional.of(seen), OPEN)))
        .containsExactly(submitted, deploying, running, restarting, cancelling);
  }

  @ParameterizedTest
  @EnumSource(JobState.class)
  void shouldKeepItsStateWhenTheRuntimeDoesNotKnowTheJob(JobState current) {
    // When
    JobState next = TrainingProgress.derive(current, Optional.empty(), OPEN);

    // Then
    assertThat(next).isEqualTo(current);
  }

  @ParameterizedTest
  @EnumSource(
      value = JobState.class,
      names = {"FINISHED", "FAILED", "CANCELED"})
  void shouldNeverLeaveATerminalState(JobState terminal) {
    for (JobState seen : JobState.values()) {
      for (ResultState result : ResultState.values()) {
        // When
        JobState next = TrainingProgress.derive(terminal, Optional.of(seen), List.of(result));

        // Then
        assertThat(next).isEqualTo(terminal);
      }
    }
  }

  static Stream<Arguments> ends() {
    return Stream.of(
        Arguments.of(List.of(ResultState.FINISHED), FINISHED),
        Arguments.of(List.of(ResultState.FAILED, ResultState.FINISHED), FINISHED),
        Arguments.of(List.of(ResultState.CANCELED, ResultState.FINISHED), CANCELED),
        Arguments.of(List.of(ResultState.FAILED, ResultState.FAILED), FAILED),
        Arguments.of(List.of(ResultState.FAILED, ResultState.CANCELED), CANCELED),
        Arguments.of(List.of(ResultState.CANCELED), CANCELED));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void shouldEndWithItsResultsWhateverTheRuntimeSays(List<ResultState> results, JobState expected) {
    for (JobState seen : EnumSet.allOf(JobState.class)) {
      // When
      JobState next = TrainingProgress.derive(RUNNING, Optional.of(seen), results);

      // Then
      assertThat(next).isEqualTo(expected);
    }
  }

  private static Optional<JobStatus> status(JobState state, String error) {
    return Optional.of(
        new JobStatus(
            new JobId("tr-1"),
            1,
            state,
            Instant.EPOCH,
            null,
            null,
            error,
            null,
            JobStatus.Steadiness.UNKNOWN,
            null));
  }

  @Test
  void shouldGiveUpOnResultsOfAJobThatFinishedAMinuteAgo() {
    // Given
    Optional<JobStatus> finished = status(FINISHED, null);

    // When
    Optional<Settlement> early =
        TrainingProgress.settlement(RUNNING, finished, Duration.ofSeconds(59));
    Optional<Settlement> late =
        TrainingProgress.settlement(RUNNING, finished, Duration.ofSeconds(60));

    // Then
    assertThat(early).isEmpty();
    assertThat(late)
        .hasValue(
            new Settlement(ResultState.FAILED, new Fault("INTERNAL", "finished with no result")));
  }

  @Test
  void shouldFailMissingResultsWithTheErrorOfTheirJobOnceItsEventsHaveHadTime() {
    // Given
    Optional<JobStatus> failed = status(FAILED, "no slots");

    // When
    Optional<Settlement> early =
        TrainingProgress.settlement(RUNNING, failed, Duration.ofSeconds(2));
    Optional<Settlement> late = TrainingProgress.settlement(RUNNING, failed, Duration.ofSeconds(3));

    // Then
    assertThat(early).isEmpty();
    assertThat(late)
        .hasValue(new Settlement(ResultState.FAILED, new Fault("INTERNAL", "no slots")));
  }

  @Test
  void shouldCancelMissingResultsWhenTheJobIsStoppedOrForgotten() {
    // Given
    Settlement canceled = new Settlement(ResultState.CANCELED, null);

    // When
    Optional<Settlement> stopped =
        TrainingProgress.settlement(CANCELLING, status(CANCELED, null), Duration.ZERO);
    Optional<Settlement> forgotten =
        TrainingProgress.settlement(CANCELLING, Optional.empty(), Duration.ZERO);
    Optional<Settlement> unknown =
        TrainingProgress.settlement(RUNNING, Optional.empty(), Duration.ZERO);

    // Then
    assertThat(stopped).hasValue(canceled);
    assertThat(forgotten).hasValue(canceled);
    assertThat(unknown).isEmpty();
  }
}
