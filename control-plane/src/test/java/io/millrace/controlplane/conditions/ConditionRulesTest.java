package io.millrace.controlplane.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.DeadlineProperties;
import io.millrace.controlplane.MillraceProperties.Mode;
import io.millrace.controlplane.conditions.Condition.Flag;
import io.millrace.controlplane.submission.JobStatus;
import io.millrace.controlplane.submission.JobStatus.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionRulesTest {
  private static final JobId JOB = new JobId("inf-7");
  private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
  private static final DeadlineProperties DEADLINES =
      new DeadlineProperties(
          Duration.ofSeconds(90),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofMinutes(5),
          Duration.ofMinutes(2));

  private Instant now = START;
  private final ConditionRules rules = rules();

  private ConditionRules rules() {
    Clock clock =
        new Clock() {
          @Override
          public ZoneOffset getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now;
          }
        };
    return new ConditionRules(DEADLINES, new Remedies(Mode.CLUSTER, Clusters.of("")), clock);
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private static JobStatus seen(JobState state, String error, Trouble trouble) {
    return new JobStatus(
        JOB, 1, state, START, null, null, error, null, JobStatus.Steadiness.UNKNOWN, trouble);
  }

  private static Trouble trouble(Trouble.Kind kind, String reason, int second) {
    return new Trouble(kind, reason, START.plusSeconds(second));
  }

  static Stream<Arguments> limits() {
    return Stream.of(
        Arguments.of(JobState.SUBMITTED, 90, "90 s", "the cluster has not taken it up"),
        Arguments.of(JobState.DEPLOYING, 300, "5 min", "the cluster does not say why"),
        Arguments.of(JobState.RESTARTING, 300, "5 min", "the cluster does not say why"),
        Arguments.of(JobState.UPGRADING, 600, "10 min", "the cluster does not say why"),
        Arguments.of(JobState.ROLLING_BACK, 600, "10 min", "the cluster does not say why"),
        Arguments.of(JobState.SUSPENDING, 300, "5 min", "the cluster does not say why"),
        Arguments.of(JobState.CANCELLING, 120, "2 min", "the cluster does not say why"));
  }

  @ParameterizedTest
  @MethodSource("limits")
  void shouldBeStuckOnlyAfterTheDeadlineOfTheState(
      JobState state, int seconds, String spoken, String cause) {
    // Given
    Standing before = Standing.sound(state, START);

    // When
    pass(Duration.ofSeconds(seconds));
    Standing onTime = rules.answered(before, JOB, state, null);
    pass(Duration.ofMillis(1));
    Standing late = rules.answered(onTime, JOB, state, null);

    // Then
    assertThat(onTime).isEqualTo(before);
    assertThat(late.conditions())
        .singleElement()
        .satisfies(
            stuck -> {
              assertThat(stuck.flag()).isEqualTo(Flag.STUCK);
              assertThat(stuck.since()).isEqualTo(START);
              assertThat(stuck.reason())
                  .isEqualTo(state + " for more than " + spoken + ": " + cause);
              assertThat(stuck.remedy()).isNotBlank();
            });
  }

  @ParameterizedTest
  @EnumSource(
      value = JobState.class,
      names = {"DRAFT", "WAITING_FOR_DATA", "RUNNING", "UPGRADE_FAILED", "SUSPENDED"})
  void shouldLetRestAndWorkLastForEver(JobState state) {
    pass(Duration.ofDays(400));

    Standing after = rules.answered(Standing.sound(state, START), JOB, state, null);

    assertThat(after.conditions()).isEmpty();
  }

  @Test
  void shouldSayWhatTheRuntimeSaysOfAStuckJob() {
    Standing before = Standing.sound(JobState.DEPLOYING, START);
    Trouble pods = trouble(Trouble.Kind.DEGRADED, "ImagePullBackOff of jobs:2", 3);
    pass(Duration.ofMinutes(6));

    Standing error =
        rules.answered(before, JOB, JobState.DEPLOYING, seen(JobState.DEPLOYING, "quota", pods));
    Standing trouble =
        rules.answered(before, JOB, JobState.DEPLOYING, seen(JobState.DEPLOYING, null, pods));

    assertThat(error.conditions().get(0).reason())
        .isEqualTo("DEPLOYING for more than 5 min: quota");
    assertThat(trouble.conditions().get(0).reason())
        .isEqualTo("DEPLOYING for more than 5 min: ImagePullBackOff of jobs:2");
    assertThat(trouble.flagsOver(JobState.DEPLOYING)).containsExactly("STUCK", "DEGRADED");
  }

  @Test
  void shouldCountTheTimeOfAStateFromItsBeginningAndAnew() {
    Standing deploying =
        rules.answered(Standing.sound(JobState.SUBMITTED, START), JOB, JobState.DEPLOYING, null);
    pass(Duration.ofMinutes(6));
    Standing stuck = rules.answered(deploying, JOB, JobState.DEPLOYING, null);

    Standing running = rules.answered(stuck, JOB, JobState.RUNNING, null);
    Standing again = rules.answered(running, JOB, JobState.RESTARTING, null);

    assertThat(stuck.flagsOver(JobState.DEPLOYING)).containsExactly("STUCK");
    assertThat(running).isEqualTo(Standing.sound(JobState.RUNNING, now));
    assertThat(again).isEqualTo(Standing.sound(JobState.RESTARTING, now));
  }

  @Test
  void shouldNotCountTheTimeInWhichNoProcessLookedButRememberWhatWasStuck() {
    // Given
    Standing old = Standing.sound(JobState.DEPLOYING, START);
    pass(Duration.ofMinutes(6));
    Standing stuck = rules.answered(old, JOB, JobState.DEPLOYING, null);
    pass(Duration.ofHours(3));

    // When
    ConditionRules afterRestart = rules();

    // Then
    assertThat(afterRestart.answered(old, JOB, JobState.DEPLOYING, null).conditions()).isEmpty();
    assertThat(afterRestart.answered(stuck, JOB, JobState.DEPLOYING, null)).isEqualTo(stuck);
  }

  @Test
  void shouldShowTheLastStateWhileNobodyAnswersAndJudgeNothingElse() {
    // Given
    Trouble pods = trouble(Trouble.Kind.DEGRADED, "OOMKilled", 1);
    Standing before =
        rules.answered(
            Standing.sound(JobState.DEPLOYING, START),
            JOB,
            JobState.DEPLOYING,
            seen(JobState.DEPLOYING, null, pods));

    // When
    pass(Duration.ofSeconds(10));
    Standing lost = rules.unanswered(before, JOB, "timeout");
    pass(Duration.ofHours(1));
    Standing still = rules.unanswered(lost, JOB, "connection refused");
    Standing back =
        rules.answered(still, JOB, JobState.RUNNING, seen(JobState.RUNNING, null, null));

    // Then
    assertThat(still.flagsOver(JobState.DEPLOYING)).containsExactly("UNREACHABLE", "DEGRADED");
    assertThat(still.conditions().get(0).since()).isEqualTo(START.plusSeconds(10));
    assertThat(still.conditions().get(0).reason()).isEqualTo("connection refused");
    assertThat(back.conditions()).isEmpty();
  }

  @Test
  void shouldKeepSinceWhenATroubleGoesOnInOtherWords() {
    Standing first =
        rules.answered(
            Standing.sound(JobState.DEPLOYING, START),
            JOB,
            JobState.DEPLOYING,
            seen(JobState.DEPLOYING, null, trouble(Trouble.Kind.DEGRADED, "ErrImagePull", 5)));

    Standing second =
        rules.answered(
            first,
            JOB,
            JobState.DEPLOYING,
            seen(JobState.DEPLOYING, null, trouble(Trouble.Kind.DEGRADED, "ImagePullBackOff", 15)));

    assertThat(second.conditions())
        .extracting(Condition::reason, Condition::since)
        .containsExactly(tuple("ImagePullBackOff", START.plusSeconds(5)));
  }

  @Test
  void shouldWarnOfWhatWorksUnderKnownFaults() {
    Standing after =
        rules.answered(
            Standing.sound(JobState.RUNNING, START),
            JOB,
            JobState.RUNNING,
            seen(JobState.RUNNING, null, trouble(Trouble.Kind.WARNING, "operator 1.15.0", 0)));

    assertThat(after.conditions())
        .containsExactly(
            new Condition(
                Flag.WARNING,
                START,
                "operator 1.15.0",
                "It works meanwhile; update what is named."));
  }

  @ParameterizedTest
  @EnumSource(JobState.class)
  void shouldSayNothingOfWhatHasEndedAndForgetStuckWithItsState(JobState next) {
    Condition stuck = new Condition(Flag.STUCK, START, "late", "wait");
    Condition lost = new Condition(Flag.UNREACHABLE, START, "down", "wait");
    Standing standing = new Standing(JobState.DEPLOYING, START, List.of(lost, stuck));

    List<String> flags = standing.flagsOver(next);

    if (next.isTerminal()) {
      assertThat(flags).isEmpty();
    } else if (next == JobState.DEPLOYING) {
      assertThat(flags).containsExactly("UNREACHABLE", "STUCK");
    } else {
      assertThat(flags).containsExactly("UNREACHABLE");
    }
  }

  @Test
  void shouldEndSound() {
    Standing before = rules.unanswered(Standing.sound(JobState.RUNNING, START), JOB, "down");

    Standing ended = rules.answered(before, JOB, JobState.FAILED, null);

    assertThat(ended).isEqualTo(Standing.sound(JobState.FAILED, now));
  }
}
