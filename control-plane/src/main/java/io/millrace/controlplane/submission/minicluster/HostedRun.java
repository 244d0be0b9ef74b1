package io.millrace.controlplane.submission.minicluster;

import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.submission.JobReport;
import io.millrace.controlplane.submission.JobRun;
import io.millrace.controlplane.submission.JobStatus;
import io.millrace.controlplane.submission.JobStatus.Steadiness;
import io.millrace.controlplane.submission.RuntimeUnreachableException;
import io.millrace.controlplane.submission.Snapshot;
import io.millrace.controlplane.submission.SnapshotTaking;
import io.millrace.controlplane.submission.Suspension;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run on the cluster in this JVM. Nobody waits for Flink's answers under its lock, as Flink's
 * threads need it to tell how a savepoint went.
 */
final class HostedRun {
  private static final Logger LOG = LoggerFactory.getLogger(HostedRun.class);
  private static final Executor LATER = CompletableFuture.delayedExecutor(5, TimeUnit.SECONDS);

  private final JobRun run;
  private final JobID flinkId;
  private final FlinkJob flink;
  private final RetainedCheckpoints files;
  private final Clock clock;

  /** Asked for and neither done nor failed. */
  private @Nullable Suspension suspension;

  /** Until it is known how it ended; then it may have ended the run. */
  private boolean savepointUnderWay;

  private boolean stopping;

  /** Savepoints that were asked for while it works, by their ids. */
  private final RunningSavepoints savepoints;

  /** Flink forgets ended jobs after an hour. */
  private @Nullable JobStatus ended;

  HostedRun(LocalFlink flink, JobRun run, Clock clock) {
    this.run = run;
    this.flinkId = MiniClusterJobSubmitter.flinkJobId(run.jobId(), run.number());
    this.flink = new FlinkJob(flink, run.jobId(), flinkId);
    this.files = RetainedCheckpoints.of(run);
    this.savepoints = new RunningSavepoints(run.jobId(), this.flink, files);
    this.clock = clock;
  }

  int number() {
    return run.number();
  }

  void start(JobGraph graph) {
    flink.submit(graph);
    // Nobody may ask any more once the results are told, and its files have to go all the same.
    flink.afterEnd(this::noticeEnd);
  }

  private void noticeEnd() {
    try {
      status();
    } catch (RuntimeUnreachableException e) {
      LOG.debug("job {} has ended with its cluster", run.jobId(), e);
    }
  }

  /**
   * @throws IllegalStateException while another run would find this one at work
   */
  void requireEnded(JobRun next) {
    JobState state = status().map(JobStatus::state).orElse(JobState.CANCELED);
    if (!state.isTerminal() && state != JobState.SUSPENDED) {
      throw new IllegalStateException(
          "run "
              + run.number()
              + " of job "
              + run.jobId()
              + " is "
              + state
              + "; it has to be suspended before run "
              + next.number());
    }
  }

  Optional<JobStatus> status() {
    JobStatus last = lastStatus();
    return last != null ? Optional.of(last) : flink.graph().map(this::statusOf);
  }

  /** What Flink tells of the run beyond its state; empty when it has forgotten it. */
  Optional<JobReport> report() {
    return status()
        .flatMap(
            status ->
                flink
                    .report(status.state())
                    .map(report -> report.restarted(status.steadiness().restarts())));
  }

  private synchronized @Nullable JobStatus lastStatus() {
    return ended;
  }

  private JobStatus statusOf(AccessExecutionGraph graph) {
    JobState state = FlinkStates.of(graph);
    return settle(
        new JobStatus(
            run.jobId(),
            run.number(),
            state,
            clock.instant(),
            flinkId.toHexString(),
            flink.page(),
            flink.error(state, graph),
            null,
            FlinkStates.steadiness(graph),
            null));
  }

  /** What Flink's word means when a suspension was asked for. */
  private synchronized JobStatus settle(JobStatus seen) {
    if (ended != null) {
      return ended;
    }
    if (!seen.state().isTerminal()) {
      return suspension == null ? seen : seen.as(JobState.SUSPENDING, null);
    }
    if (savepointUnderWay && seen.state() == JobState.FINISHED) {
      return seen.as(JobState.SUSPENDING, null);
    }
    if (suspension == Suspension.AT_ONCE) {
      return end(seen.as(JobState.SUSPENDED, newestSnapshot()));
    }
    if (seen.state() != JobState.FAILED || !run.outlivesFailure()) {
      deleteFiles();
    }
    return end(seen);
  }

  private JobStatus end(JobStatus last) {
    ended = last;
    return last;
  }

  private @Nullable Snapshot newestSnapshot() {
    return files.newest().orElse(run.from());
  }

  /** Who is told that a job has ended for good finds nothing of it left. */
  private void deleteFiles() {
    files.delete();
    // A checkpoint that was being written when the job ended makes its folder anew.
    LATER.execute(files::delete);
  }

  /** Not known to Flink: what it has left is all there is. */
  void rest() {
    restWith(newestSnapshot());
  }

  private synchronized void restWith(@Nullable Snapshot left) {
    end(
        new JobStatus(
            run.jobId(),
            run.number(),
            JobState.SUSPENDED,
            clock.instant(),
            null,
            null,
            null,
            left,
            Steadiness.UNKNOWN,
            null));
  }

  void suspend(Suspension how) {
    JobStatus now = status().orElse(null);
    if (now == null) {
      return;
    }
    if (now.state() == JobState.FAILED) {
      restAfterFailure(now);
    } else if (how == Suspension.AT_ONCE && !now.state().isTerminal()) {
      endAtOnce();
    } else if (now.state() == JobState.RUNNING) {
      takeSavepoint();
    }
  }

  private synchronized void restAfterFailure(JobStatus failed) {
    if (run.outlivesFailure()) {
      end(failed.as(JobState.SUSPENDED, newestSnapshot()));
    }
  }

  private void endAtOnce() {
    synchronized (this) {
      if (ended != null || suspension == Suspension.AT_ONCE) {
        return;
      }
      suspension = Suspension.AT_ONCE;
    }
    LOG.info("Ending jobId={} run={} at once; its checkpoints stay", run.jobId(), run.number());
    flink.cancel();
  }

  private void takeSavepoint() {
    synchronized (this) {
      if (ended != null || suspension != null || stopping) {
        return;
      }
      suspension = Suspension.WITH_SAVEPOINT;
      savepointUnderWay = true;
    }
    LOG.info("Suspending jobId={} run={}", run.jobId(), run.number());
    flink.stop(files.savepoints(), false).whenCompleteAsync(this::savepointEnded);
  }

  /** A job of which no savepoint could be taken goes on and may be asked again. */
  private synchronized void savepointEnded(@Nullable String location, @Nullable Throwable failure) {
    savepointUnderWay = false;
    if (suspension == Suspension.WITH_SAVEPOINT) {
      suspension = null;
    }
    if (location == null) {
      LOG.warn("Job {} could not be suspended: {}", run.jobId(), String.valueOf(failure));
    } else if (ended == null) {
      restWith(new Snapshot(location, Snapshot.Kind.SAVEPOINT));
    }
  }

  /** The run goes on. */
  SnapshotTaking take(String id) {
    return savepoints.take(id, status().map(JobStatus::state).orElse(JobState.CANCELED));
  }

  void stop() {
    boolean runs = status().filter(status -> status.state() == JobState.RUNNING).isPresent();
    synchronized (this) {
      if (!runs || stopping || suspension != null) {
        return;
      }
      stopping = true;
    }
    LOG.info("Stopping jobId={}", run.jobId());
    // Without the savepoint Flink ends no job in order; it is deleted with the checkpoints.
    flink.stop(files.stopped(), true).whenCompleteAsync((savepoint, failure) -> stopped(failure));
  }

  private synchronized void stopped(@Nullable Throwable failure) {
    if (failure != null) {
      LOG.warn("Job {} could not be stopped: {}", run.jobId(), failure.toString());
    }
    stopping = false;
  }

  void cancel() {
    JobState state = status().map(JobStatus::state).orElse(JobState.CANCELED);
    synchronized (this) {
      suspension = null;
      if (ended != null && (state == JobState.SUSPENDED || state == JobState.FAILED)) {
        deleteFiles();
        end(ended.as(state == JobState.FAILED ? state : JobState.CANCELED, null));
        return;
      }
    }
    if (!state.isTerminal()) {
      flink.cancel();
    }
  }
}
