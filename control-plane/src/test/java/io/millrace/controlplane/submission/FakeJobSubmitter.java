package io.millrace.controlplane.submission;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.job.JobState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs jobs in imagination: a submitted job is DEPLOYING until the test moves it on. Passes the
 * same contract suite as the real ones.
 */
public final class FakeJobSubmitter implements JobSubmitter {
  private final Clock clock;
  private final Map<JobId, JobStatus> jobs = new ConcurrentHashMap<>();
  private final Set<JobId> stopping = ConcurrentHashMap.newKeySet();
  private final List<JobSpec> submitted = new ArrayList<>();
  private volatile @Nullable String unreachable;
  private volatile @Nullable String refusal;

  public FakeJobSubmitter(Clock clock) {
    this.clock = clock;
  }

  public FakeJobSubmitter() {
    this(Clock.systemUTC());
  }

  @Override
  public synchronized void submit(JobSpec spec) {
    answer();
    String reason = refusal;
    if (reason != null) {
      throw new JobRefusedException(reason, new IllegalArgumentException(reason));
    }
    if (jobs.putIfAbsent(spec.jobId(), status(spec.jobId(), JobState.DEPLOYING, null)) == null) {
      submitted.add(spec);
    }
  }

  @Override
  public Optional<JobStatus> status(JobId id) {
    answer();
    return Optional.ofNullable(jobs.get(id));
  }

  @Override
  public void stop(JobId id) {
    answer();
    if (status(id).filter(status -> status.state() == JobState.RUNNING).isPresent()) {
      stopping.add(id);
    }
  }

  /** Whether somebody asked it to end in order while it ran. */
  public boolean isStopping(JobId id) {
    return stopping.contains(id);
  }

  /** As Flink when a task ends at the very moment: the job goes on. */
  public void failToStop(JobId id) {
    stopping.remove(id);
  }

  @Override
  public void cancel(JobId id) {
    answer();
    move(id, JobState.CANCELLING, null);
  }

  /** What was really started, in order; a repeated submission does not show. */
  public synchronized List<JobSpec> submitted() {
    return List.copyOf(submitted);
  }

  /** What the runtime says from now on; a terminal state stays. */
  public void move(JobId id, JobState state) {
    move(id, state, null);
  }

  public void fail(JobId id, String error) {
    move(id, JobState.FAILED, error);
  }

  /** As a MiniCluster after a restart of its JVM: it knows no job. */
  public void forgetAll() {
    jobs.clear();
  }

  /** Every call fails with this message until it is null. */
  public void unreachable(@Nullable String message) {
    unreachable = message;
  }

  /** Every submission is refused with this message until it is null. */
  public void refuse(@Nullable String message) {
    refusal = message;
  }

  private void move(JobId id, JobState state, @Nullable String error) {
    jobs.computeIfPresent(
        id, (key, old) -> old.state().isTerminal() ? old : status(key, state, error));
  }

  private void answer() {
    String message = unreachable;
    if (message != null) {
      throw new RuntimeUnreachableException(message, new IllegalStateException(message));
    }
  }

  private JobStatus status(JobId id, JobState state, @Nullable String error) {
    String flinkJobId = String.format("%032x", id.value().hashCode() & 0xffffffffL);
    String dashboard = "http://127.0.0.1:8081/#/job/running/" + flinkJobId + "/overview";
    return new JobStatus(id, state, clock.instant(), flinkJobId, dashboard, error);
  }
}
