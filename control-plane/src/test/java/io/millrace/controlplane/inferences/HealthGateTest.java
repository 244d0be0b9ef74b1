package io.millrace.controlplane.inferences;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.inferences.HealthGate.Verdict;
import io.millrace.controlplane.inferences.HealthGate.Word;
import io.millrace.controlplane.inferences.Operation.Kind;
import io.millrace.controlplane.inferences.Operation.Step;
import io.millrace.controlplane.submission.JobStatus;
import io.millrace.controlplane.submission.JobStatus.Steadiness;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HealthGateTest {
  private static final MillraceProperties.Upgrades LIMITS =
      new MillraceProperties.Upgrades(
          Duration.ofSeconds(60), Duration.ofSeconds(120), Duration.ofSeconds(10));
  private static final Steadiness STEADY = new Steadiness(0, 1);

  private static Operation operation(Kind kind, Step step) {
    return new Operation(
        "1", "2", kind, step, 1, 2, null, null, null, Instant.EPOCH, Instant.EPOCH, null, null);
  }

  private static JobStatus seen(JobState state, Steadiness steadiness, String error) {
    return new JobStatus(
        new JobId("inf-2"), 2, state, Instant.EPOCH, null, null, error, null, steadiness, null);
  }

  private static Verdict judge(Operation operation, JobStatus seen, int second) {
    return new HealthGate(LIMITS)
        .judge(operation, seen, Instant.ofEpochSecond(second), Duration.ofSeconds(second));
  }

  @Test
  void shouldWatchNewSettingsForAWhileAfterTheirFirstCheckpoint() {
    Operation upgrade = operation(Kind.UPGRADE, Step.STARTING);
    JobStatus running = seen(JobState.RUNNING, STEADY, null);

    Verdict first = judge(upgrade, running, 5);
    Verdict early = judge(upgrade.healthy(first.healthySince()), running, 14);
    Verdict late = judge(upgrade.healthy(first.healthySince()), running, 15);

    assertThat(first.healthySince()).isEqualTo(Instant.ofEpochSecond(5));
    assertThat(early.word()).isEqualTo(Word.WAIT);
    assertThat(late.word()).isEqualTo(Word.WORKS);
  }

  @Test
  void shouldNotTrustAJobWithoutACheckpoint() {
    Operation upgrade = operation(Kind.UPGRADE, Step.STARTING);
    JobStatus running = seen(JobState.RUNNING, Steadiness.UNKNOWN, null);

    assertThat(judge(upgrade, running, 119).word()).isEqualTo(Word.WAIT);
    assertThat(judge(upgrade, running, 120).reason())
        .isEqualTo("after 120 s the job is RUNNING and has completed no checkpoint");
  }

  @Test
  void shouldGiveUpAtTheFirstRestart() {
    Verdict verdict =
        judge(
            operation(Kind.UPGRADE, Step.STARTING),
            seen(JobState.RESTARTING, new Steadiness(1, 1), "no memory"),
            1);

    assertThat(verdict.word()).isEqualTo(Word.FAILS);
    assertThat(verdict.reason()).isEqualTo("the job failed and was restarted: no memory");
  }

  @Test
  void shouldSayWhatAJobIsWaitingForWhenItIsLate() {
    Verdict verdict =
        judge(
            operation(Kind.RESUME, Step.STARTING),
            seen(JobState.DEPLOYING, Steadiness.UNKNOWN, "waits for slots"),
            121);

    assertThat(verdict.word()).isEqualTo(Word.IS_LATE);
    assertThat(verdict.reason()).isEqualTo("after 121 s the job is DEPLOYING: waits for slots");
  }

  @Test
  void shouldTrustSettingsThatHaveWorkedBefore() {
    JobStatus running = seen(JobState.RUNNING, new Steadiness(2, 0), null);

    assertThat(judge(operation(Kind.UPGRADE, Step.RETURNING), running, 1).word())
        .isEqualTo(Word.WORKS);
    assertThat(judge(operation(Kind.ROLLBACK, Step.STARTING), running, 1).word())
        .isEqualTo(Word.WORKS);
  }

  @Test
  void shouldFailWithAJobThatHasEnded() {
    Verdict verdict =
        judge(
            operation(Kind.RESTART, Step.STARTING),
            seen(JobState.FAILED, STEADY, "no such file"),
            1);

    assertThat(verdict.word()).isEqualTo(Word.FAILS);
    assertThat(verdict.reason()).isEqualTo("the job is FAILED: no such file");
  }
}
