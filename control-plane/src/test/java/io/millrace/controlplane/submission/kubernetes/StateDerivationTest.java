package io.millrace.controlplane.submission.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.submission.JobStatus.Steadiness;
import io.millrace.controlplane.submission.flinkrest.FlinkView;
import io.millrace.controlplane.submission.kubernetes.OperatorStatus.Cluster;
import io.millrace.controlplane.submission.kubernetes.OperatorStatus.Job;
import io.millrace.controlplane.submission.kubernetes.OperatorStatus.Lifecycle;
import io.millrace.controlplane.submission.kubernetes.StateDerivation.Seen;
import io.millrace.controlplane.submission.kubernetes.StateDerivation.Wanted;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateDerivationTest {
  private static final Set<JobState> ENDED =
      EnumSet.of(JobState.FINISHED, JobState.FAILED, JobState.CANCELED);

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # first, observed, lifecycle,  job,          cluster,            state
          true,    false,    UNKNOWN,     UNKNOWN,      UNKNOWN,            SUBMITTED
          true,    false,    CREATED,     UNKNOWN,      MISSING,            SUBMITTED
          true,    false,    FAILED,      UNKNOWN,      MISSING,            FAILED
          false,   false,    SUSPENDED,   FINISHED,     MISSING,            UPGRADING
          false,   false,    STABLE,      RUNNING,      READY,              UPGRADING
          false,   false,    FAILED,      FAILED,       ERROR,              UPGRADING
          true,    true,     CREATED,     RECONCILING,  MISSING,            DEPLOYING
          true,    true,     UPGRADING,   RECONCILING,  DEPLOYING,          DEPLOYING
          false,   true,     UPGRADING,   FINISHED,     MISSING,            UPGRADING
          false,   true,     SUSPENDED,   FINISHED,     MISSING,            UPGRADING
          true,    true,     DEPLOYED,    RECONCILING,  DEPLOYED_NOT_READY, DEPLOYING
          true,    true,     DEPLOYED,    INITIALIZING, READY,              DEPLOYING
          true,    true,     DEPLOYED,    CREATED,      READY,              DEPLOYING
          true,    true,     DEPLOYED,    UNKNOWN,      UNKNOWN,            DEPLOYING
          true,    true,     DEPLOYED,    RUNNING,      READY,              RUNNING
          true,    true,     STABLE,      RUNNING,      READY,              RUNNING
          true,    true,     STABLE,      RESTARTING,   READY,              RESTARTING
          true,    true,     STABLE,      FAILING,      READY,              RESTARTING
          true,    true,     STABLE,      RECONCILING,  DEPLOYING,          DEPLOYING
          true,    true,     STABLE,      CANCELLING,   READY,              CANCELLING
          true,    true,     STABLE,      FINISHED,     READY,              FINISHED
          true,    true,     STABLE,      FINISHED,     MISSING,            FINISHED
          true,    true,     STABLE,      CANCELED,     READY,              CANCELED
          true,    true,     DEPLOYED,    FAILED,       READY,              FAILED
          true,    true,     FAILED,      FAILED,       ERROR,              FAILED
          false,   true,     FAILED,      RECONCILING,  MISSING,            FAILED
          false,   true,     ROLLING_BACK, RECONCILING, DEPLOYING,          ROLLING_BACK
          false,   true,     ROLLED_BACK, RUNNING,      READY,              ROLLING_BACK
          true,    true,     DELETING,    RUNNING,      READY,              DEPLOYING
          """)
  void shouldSayHowARunGoes(
      boolean first,
      boolean observed,
      Lifecycle lifecycle,
      Job job,
      Cluster cluster,
      JobState expected) {
    Seen seen = new Seen(first, Wanted.RUNS, observed, true, lifecycle, job, cluster, true, null);

    assertThat(StateDerivation.of(seen)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # wanted,             observed, lifecycle, cluster,   pods,  state
          RESTS_WITH_SAVEPOINT, false,    STABLE,    READY,     true,  SUSPENDING
          RESTS_WITH_SAVEPOINT, false,    SUSPENDED, MISSING,   false, SUSPENDING
          RESTS_WITH_SAVEPOINT, true,     STABLE,    READY,     true,  SUSPENDING
          RESTS_WITH_SAVEPOINT, true,     FAILED,    ERROR,     false, SUSPENDING
          RESTS_WITH_SAVEPOINT, true,     UPGRADING, MISSING,   false, SUSPENDING
          RESTS_WITH_SAVEPOINT, true,     SUSPENDED, MISSING,   true,  SUSPENDED
          RESTS_AT_ONCE,        true,     SUSPENDED, MISSING,   true,  SUSPENDING
          RESTS_AT_ONCE,        true,     SUSPENDED, MISSING,   false, SUSPENDED
          RESTS_AT_ONCE,        false,    UNKNOWN,   UNKNOWN,   false, SUSPENDED
          RESTS_AT_ONCE,        false,    CREATED,   MISSING,   false, SUSPENDED
          RESTS_AT_ONCE,        true,     UPGRADING, MISSING,   false, SUSPENDED
          RESTS_AT_ONCE,        true,     UPGRADING, MISSING,   true,  SUSPENDING
          RESTS_AT_ONCE,        true,     UPGRADING, DEPLOYING, false, SUSPENDING
          RESTS_AT_ONCE,        false,    STABLE,    READY,     false, SUSPENDING
          """)
  void shouldSayWhetherARunRests(
      Wanted wanted,
      boolean observed,
      Lifecycle lifecycle,
      Cluster cluster,
      boolean pods,
      JobState expected) {
    Seen seen = new Seen(true, wanted, observed, true, lifecycle, Job.RUNNING, cluster, pods, null);

    assertThat(StateDerivation.of(seen)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # observed, job,      cluster, state
          true,       FINISHED, READY,   SUSPENDED
          true,       FINISHED, MISSING, SUSPENDING
          true,       FAILED,   READY,   SUSPENDED
          true,       FAILED,   ERROR,   SUSPENDED
          true,       CANCELED, READY,   SUSPENDED
          true,       RUNNING,  READY,   SUSPENDING
          false,      FAILED,   READY,   SUSPENDING
          """)
  void shouldRestWhenTheJobWasOverBeforeItWasToEndAtOnceThoughItsJobManagerIsLeft(
      boolean observed, Job job, Cluster cluster, JobState expected) {
    Seen over =
        new Seen(
            true,
            Wanted.RESTS_AT_ONCE,
            observed,
            true,
            Lifecycle.SUSPENDED,
            job,
            cluster,
            true,
            null);

    assertThat(StateDerivation.of(over)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # flink,      all started, restarts, state
          RUNNING,      true,        0,        RUNNING
          RUNNING,      true,        3,        RUNNING
          RUNNING,      false,       0,        DEPLOYING
          RUNNING,      false,       1,        RESTARTING
          RESTARTING,   false,       1,        RESTARTING
          FAILING,      false,       1,        RESTARTING
          CANCELLING,   true,        0,        CANCELLING
          INITIALIZING, true,        0,        DEPLOYING
          FINISHED,     true,        0,        RUNNING
          FAILED,       false,       1,        RUNNING
          """)
  void shouldKnowFromFlinkThatAJobDoesNotRunAnyMore(
      String state, boolean allStarted, int restarts, JobState expected) {
    FlinkView flink = new FlinkView(state, allStarted, new Steadiness(restarts, 1), null);
    Seen seen =
        new Seen(
            true,
            Wanted.RUNS,
            true,
            true,
            Lifecycle.STABLE,
            Job.RUNNING,
            Cluster.READY,
            true,
            flink);

    assertThat(StateDerivation.of(seen)).isEqualTo(expected);
  }

  @Test
  void shouldTakeNoEndOfAnotherRunForThisOnes() {
    for (Lifecycle lifecycle : EnumSet.complementOf(EnumSet.of(Lifecycle.FAILED))) {
      for (Job job : Job.values()) {
        for (Cluster cluster : Cluster.values()) {
          Seen other =
              new Seen(false, Wanted.RUNS, true, false, lifecycle, job, cluster, true, null);

          assertThat(StateDerivation.of(other)).as("%s", other).isNotIn(ENDED);
        }
      }
    }
  }

  @Test
  void shouldSayNothingFinalBeforeTheOperatorHasSeenTheSpecOfALaterRun() {
    for (Lifecycle lifecycle : Lifecycle.values()) {
      for (Job job : Job.values()) {
        Seen old =
            new Seen(false, Wanted.RUNS, false, true, lifecycle, job, Cluster.READY, true, null);

        assertThat(StateDerivation.of(old)).as("%s", old).isEqualTo(JobState.UPGRADING);
      }
    }
  }
}
