package io.millrace.controlplane.submission.kubernetes;

import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.submission.flinkrest.FlinkView;
import io.millrace.controlplane.submission.kubernetes.OperatorStatus.Cluster;
import io.millrace.controlplane.submission.kubernetes.OperatorStatus.Job;
import io.millrace.controlplane.submission.kubernetes.OperatorStatus.Lifecycle;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says in which state a run is, from what operator and Flink say; what fits first counts. The
 * operator may still tell of the run before while it starts this one, so an end counts only when it
 * is this run's and the operator has settled. Pure.
 */
final class StateDerivation {
  private static final Set<Lifecycle> SETTLED =
      EnumSet.of(Lifecycle.DEPLOYED, Lifecycle.STABLE, Lifecycle.FAILED);
  private static final Set<Lifecycle> UNTOUCHED =
      EnumSet.of(Lifecycle.CREATED, Lifecycle.UPGRADING, Lifecycle.UNKNOWN);
  private static final Set<Cluster> ABSENT = EnumSet.of(Cluster.MISSING, Cluster.UNKNOWN);

  private StateDerivation() {}

  /** What the resource wants of the job. */
  enum Wanted {
    RUNS,
    RESTS_WITH_SAVEPOINT,
    RESTS_AT_ONCE
  }

  /**
   * @param observed whether the status is about the present spec
   * @param ours whether the operator speaks of this run, by Flink's id
   * @param pods whether a JobManager of the job is left
   * @param flink null when Flink does not answer
   */
  record Seen(
      boolean firstRun,
      Wanted wanted,
      boolean observed,
      boolean ours,
      Lifecycle lifecycle,
      Job job,
      Cluster jobManager,
      boolean pods,
      @Nullable FlinkView flink) {}

  static JobState of(Seen seen) {
    if (seen.wanted != Wanted.RUNS) {
      return rests(seen) ? JobState.SUSPENDED : JobState.SUSPENDING;
    }
    if (!seen.observed) {
      boolean refused = seen.firstRun && seen.lifecycle == Lifecycle.FAILED;
      return refused ? JobState.FAILED : starting(seen, JobState.SUBMITTED);
    }
    if (seen.lifecycle == Lifecycle.FAILED) {
      return JobState.FAILED;
    }
    if (SETTLED.contains(seen.lifecycle) && seen.ours) {
      return settled(seen);
    }
    return switch (seen.lifecycle) {
      case ROLLING_BACK, ROLLED_BACK -> JobState.ROLLING_BACK;
      default -> starting(seen, JobState.DEPLOYING);
    };
  }

  private static JobState starting(Seen seen, JobState first) {
    return seen.firstRun ? first : JobState.UPGRADING;
  }

  /**
   * A JobManager that is left could still complete a checkpoint. At once also when the operator has
   * never touched the job, or was stopped half-way between two runs: it then says nothing more.
   */
  private static boolean rests(Seen seen) {
    if (seen.wanted == Wanted.RESTS_AT_ONCE && seen.pods && !isOver(seen)) {
      return false;
    }
    if (seen.observed && seen.lifecycle == Lifecycle.SUSPENDED) {
      return true;
    }
    return seen.wanted == Wanted.RESTS_AT_ONCE
        && UNTOUCHED.contains(seen.lifecycle)
        && ABSENT.contains(seen.jobManager);
  }

  /**
   * A job that is over does nothing any more, though its JobManager is left: the operator takes
   * away only that of a job it ends itself. Of those it says FINISHED too, without a JobManager.
   */
  static boolean isOver(Seen seen) {
    boolean over =
        seen.job == Job.FAILED
            || seen.job == Job.CANCELED
            || seen.job == Job.FINISHED && seen.jobManager == Cluster.READY;
    return seen.observed && seen.lifecycle == Lifecycle.SUSPENDED && over;
  }

  private static JobState settled(Seen seen) {
    return switch (seen.job) {
      case FINISHED -> JobState.FINISHED;
      case CANCELED -> JobState.CANCELED;
      case FAILED -> JobState.FAILED;
      case RUNNING -> seen.flink == null ? JobState.RUNNING : asFlinkSays(seen.flink);
      case RESTARTING, FAILING -> JobState.RESTARTING;
      case CANCELLING -> JobState.CANCELLING;
      case INITIALIZING, CREATED, RECONCILING, SUSPENDED, UNKNOWN -> JobState.DEPLOYING;
    };
  }

  /**
   * Flink knows earlier than the operator when a job does not run any more; its end is confirmed.
   */
  private static JobState asFlinkSays(FlinkView flink) {
    return switch (flink.state()) {
      case "RESTARTING", "FAILING" -> JobState.RESTARTING;
      case "CANCELLING" -> JobState.CANCELLING;
      case "RUNNING" ->
          flink.allStarted()
              ? JobState.RUNNING
              : flink.steadiness().restarts() > 0 ? JobState.RESTARTING : JobState.DEPLOYING;
      case "INITIALIZING", "CREATED", "RECONCILING" -> JobState.DEPLOYING;
      default -> JobState.RUNNING;
    };
  }
}
