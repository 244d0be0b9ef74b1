package io.millrace.controlplane.submission.kubernetes;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.submission.JobReport;
import io.millrace.controlplane.submission.JobStatus;
import io.millrace.controlplane.submission.JobStatus.Steadiness;
import io.millrace.controlplane.submission.JobStatus.Trouble;
import io.millrace.controlplane.submission.RuntimeUnreachableException;
import io.millrace.controlplane.submission.Snapshot;
import io.millrace.controlplane.submission.flinkrest.FlinkRest;
import io.millrace.controlplane.submission.flinkrest.FlinkView;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Says how a run goes, and notes in the ledger how it ended. */
final class RunObserver {
  /** A resource is gone when it was not there twice, so long apart. */
  private static final Duration UNTIL_GONE = Duration.ofSeconds(30);

  private final ClusterView view;
  private final JobResources resources;
  private final RunLedger ledger;
  private final SnapshotFolders snapshots;
  private final FlinkRest rest;
  private final FlinkWatch flink;
  private final TroubleWatch troubles;
  private final Clock clock;
  private final Map<JobId, Instant> absentSince = new ConcurrentHashMap<>();

  RunObserver(
      ClusterView view,
      JobResources resources,
      RunLedger ledger,
      SnapshotFolders snapshots,
      FlinkRest rest,
      TroubleWatch troubles,
      Clock clock) {
    this.view = view;
    this.resources = resources;
    this.ledger = ledger;
    this.snapshots = snapshots;
    this.rest = rest;
    this.flink = new FlinkWatch(rest, clock);
    this.troubles = troubles;
    this.clock = clock;
  }

  /** The run as the ledger has it, or, while it lives, as the cluster says. */
  JobStatus status(LedgerEntry entry) {
    if (entry.isOver()) {
      LedgerEntry.End end = entry.end().orElseThrow();
      return status(entry, end.state(), end.error());
    }
    if (entry.isCanceling()) {
      return status(entry, JobState.CANCELLING, null);
    }
    if (entry.isSuspended()) {
      return status(entry, JobState.SUSPENDED, null).as(JobState.SUSPENDED, entry.left());
    }
    Optional<OperatedJob> job =
        view.job(entry.kind(), entry.job()).filter(known -> known.run() == entry.run());
    if (job.isPresent()) {
      absentSince.remove(entry.job());
      return live(identified(entry, job.get()), job.get());
    }
    return entry.isDeployed() ? absent(entry) : status(entry, starting(entry), null);
  }

  /**
   * What Flink tells of the run; empty when no JobManager is there that knows it.
   *
   * @throws IOException when the JobManager of a live run does not answer
   */
  Optional<JobReport> report(LedgerEntry entry) throws IOException {
    JobStatus status = status(entry);
    boolean answers =
        view.job(entry.kind(), entry.job())
            .filter(job -> job.run() == entry.run())
            .filter(job -> answers(entry, job))
            .isPresent();
    try {
      return answers
          ? rest.report(entry.cluster(), entry.flinkJobId(), status.state())
          : Optional.empty();
    } catch (IOException e) {
      if (status.state().isTerminal()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static JobState starting(LedgerEntry entry) {
    return entry.run() == 1 ? JobState.SUBMITTED : JobState.UPGRADING;
  }

  private LedgerEntry identified(LedgerEntry entry, OperatedJob job) {
    String id = job.status().jobStatus().jobId();
    boolean told = id != null && !id.isEmpty() && !id.equals(entry.flinkJobId());
    return told && entry.kind().equals(FlinkSessionJob.KIND)
        ? ledger.note(entry, LedgerEntry.knownToFlinkAs(id))
        : entry;
  }

  private JobStatus live(LedgerEntry entry, OperatedJob job) {
    Optional<FlinkView> now = answers(entry, job) ? flink.view(entry) : Optional.empty();
    StateDerivation.Seen seen = seen(entry, job, now.orElse(null));
    JobState state = StateDerivation.of(seen);
    String fault = OperatorErrors.rootCause(job.status().error());
    if (state == JobState.SUSPENDED && !entry.outlivesFailure()) {
      return end(entry, JobState.FAILED, strangely(entry, "suspended"));
    }
    if (state == JobState.SUSPENDED) {
      boolean still = !StateDerivation.isOver(seen) && mayStillWrite(entry);
      return still ? status(entry, JobState.SUSPENDING, fault) : rest(entry);
    }
    if (state.isTerminal()) {
      return end(entry, state, state == JobState.FAILED ? cause(entry, fault) : null);
    }
    Trouble trouble = troubles.of(entry, fault);
    return status(entry, state, holdUp(entry, state, trouble)).with(trouble);
  }

  /** Whether Flink is worth asking: nobody waits for a process that is not there. */
  private static boolean answers(LedgerEntry entry, OperatedJob job) {
    boolean up =
        job.kind().equals(FlinkSessionJob.KIND)
            || job.status().jobManagerDeploymentStatus() == OperatorStatus.Cluster.READY;
    return up && job.wanted() == StateDerivation.Wanted.RUNS && job.isObserved(entry.flinkJobId());
  }

  private StateDerivation.Seen seen(
      LedgerEntry entry, OperatedJob job, @Nullable FlinkView flinkView) {
    OperatorStatus status = job.status();
    return new StateDerivation.Seen(
        entry.run() == 1,
        job.wanted(),
        job.isObserved(entry.flinkJobId()),
        entry.kind().equals(FlinkSessionJob.KIND)
            || entry.flinkJobId().equals(status.jobStatus().jobId()),
        status.lifecycleState(),
        status.jobStatus().state(),
        status.jobManagerDeploymentStatus(),
        view.hasJobManager(entry.job()),
        flinkView);
  }

  private @Nullable String holdUp(LedgerEntry entry, JobState state, @Nullable Trouble trouble) {
    if (state == JobState.RUNNING) {
      return null;
    }
    if (trouble != null && trouble.kind() == Trouble.Kind.DEGRADED) {
      return trouble.reason();
    }
    return state == JobState.RESTARTING
        ? flink.last(entry).map(FlinkView::failure).orElse(null)
        : null;
  }

  private String cause(LedgerEntry entry, @Nullable String fault) {
    return Optional.ofNullable(fault)
        .or(() -> flink.last(entry).map(FlinkView::failure))
        .orElse("the operator says that the job failed, and not why");
  }

  private JobStatus end(LedgerEntry entry, JobState state, @Nullable String error) {
    if (entry.end().isEmpty()) {
      ledger.note(entry, LedgerEntry.ended(state, clock.instant(), error));
    }
    return status(entry, state, error);
  }

  /** Nothing of the run is at work: the newest snapshot is what it has left. */
  JobStatus rest(LedgerEntry entry) {
    return status(
        ledger.note(
            entry, LedgerEntry.suspended(newest(entry).orElse(entry.from()), clock.instant())));
  }

  /** A job that was stopped without a savepoint goes on until its JobManager is gone. */
  private boolean mayStillWrite(LedgerEntry entry) {
    boolean savepoint =
        newest(entry).filter(left -> left.kind() == Snapshot.Kind.SAVEPOINT).isPresent();
    return !savepoint && view.hasJobManager(entry.job());
  }

  private Optional<Snapshot> newest(LedgerEntry entry) {
    try {
      return snapshots.newest(entry.folders());
    } catch (IOException e) {
      throw new RuntimeUnreachableException(
          "the snapshots of job " + entry.job() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private JobStatus absent(LedgerEntry entry) {
    if (resources.read(entry.kind(), entry.job()).isPresent()) {
      absentSince.remove(entry.job());
      throw unheard(entry, "the watch has not told of it yet");
    }
    if (entry.suspending() != null) {
      return view.hasJobManager(entry.job())
          ? status(entry, JobState.SUSPENDING, null)
          : rest(entry);
    }
    Instant now = clock.instant();
    Instant since = absentSince.computeIfAbsent(entry.job(), job -> now);
    if (Duration.between(since, now).compareTo(UNTIL_GONE) < 0) {
      throw unheard(entry, "it is not there since " + since);
    }
    JobStatus gone =
        end(
            entry,
            JobState.FAILED,
            strangely(entry, "deleted")
                + "; what the job knew is kept in "
                + entry.folders().job());
    absentSince.remove(entry.job());
    return gone;
  }

  private static String strangely(LedgerEntry entry, String what) {
    return entry.kind() + " " + entry.job() + " was " + what + ", and not by Millrace";
  }

  private static RuntimeUnreachableException unheard(LedgerEntry entry, String why) {
    String fault = "nothing is known of " + entry.kind() + " " + entry.job() + ": " + why;
    return new RuntimeUnreachableException(fault, new IllegalStateException(fault));
  }

  private JobStatus status(LedgerEntry entry, JobState state, @Nullable String error) {
    Steadiness steadiness = flink.last(entry).map(FlinkView::steadiness).orElse(Steadiness.UNKNOWN);
    boolean begun = entry.isDeployed() && state != JobState.SUBMITTED;
    return new JobStatus(
        entry.job(),
        entry.run(),
        state,
        clock.instant(),
        begun ? entry.flinkJobId() : null,
        begun ? rest.page(entry.cluster(), entry.flinkJobId()) : null,
        error,
        null,
        steadiness,
        null);
  }
}
