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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs jobs in imagination: a submitted job is DEPLOYING until the test moves it on. Passes the
 * same contract suite as the real ones.
 */
public final class FakeJobSubmitter implements JobSubmitter {
  private final Clock clock;
  private final Map<JobId, JobStatus> jobs = new ConcurrentHashMap<>();
  private final Map<JobId, Suspension> suspending = new ConcurrentHashMap<>();
  private final Map<JobId, Set<String>> retained = new ConcurrentHashMap<>();
  private final Map<JobId, JobReport> reports = new ConcurrentHashMap<>();
  private final Set<JobId> stopping = ConcurrentHashMap.newKeySet();
  private final List<JobRun> runs = new ArrayList<>();

  /** Savepoints by their ids; what is asked for and not there yet is {@code UnderWay}. */
  private final Map<String, SnapshotTaking> takings = new ConcurrentHashMap<>();

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Set<String> discarded = ConcurrentHashMap.newKeySet();
  private volatile @Nullable String unreachable;
  private volatile @Nullable String refusal;
  private volatile @Nullable Function<JobRun, String> manifests;

  public FakeJobSubmitter(Clock clock) {
    this.clock = clock;
  }

  public FakeJobSubmitter() {
    this(Clock.systemUTC());
  }

  @Override
  public synchronized void submit(JobRun run) {
    answer();
    String reason = refusal;
    if (reason != null) {
      throw new JobRefusedException(reason, new IllegalArgumentException(reason));
    }
    JobStatus known = jobs.get(run.jobId());
    if (known == null || known.run() < run.number()) {
      requireEnded(known, run);
      suspending.remove(run.jobId());
      jobs.put(run.jobId(), status(run, JobState.DEPLOYING));
      runs.add(run);
    }
  }

  @Override
  public Optional<String> manifest(JobRun run) {
    String reason = refusal;
    if (reason != null) {
      throw new JobRefusedException(reason);
    }
    return Optional.ofNullable(manifests).map(cluster -> cluster.apply(run));
  }

  /** It is a cluster, and would be given this. */
  void render(Function<JobRun, String> rendered) {
    manifests = rendered;
  }

  private static boolean isLive(JobStatus known) {
    return !known.state().isTerminal() && known.state() != JobState.SUSPENDED;
  }

  private static void requireEnded(@Nullable JobStatus known, JobRun next) {
    if (known != null && isLive(known)) {
      throw new IllegalStateException(
          "run "
              + known.run()
              + " of job "
              + known.id()
              + " is "
              + known.state()
              + "; it has to be suspended before run "
              + next.number());
    }
  }

  @Override
  public synchronized void suspend(JobRun run, Suspension how) {
    answer();
    JobStatus known = jobs.get(run.jobId());
    if (known == null || known.run() < run.number()) {
      requireEnded(known, run);
      jobs.put(run.jobId(), status(run, JobState.DEPLOYING).as(JobState.SUSPENDED, run.from()));
    } else if (known.state() == JobState.FAILED) {
      jobs.put(run.jobId(), known.as(JobState.SUSPENDED, run.from()));
    } else if (known.state() == JobState.RUNNING || (how == Suspension.AT_ONCE && isLive(known))) {
      suspending.put(run.jobId(), how);
      move(run.jobId(), JobState.SUSPENDING, null);
    }
  }

  /** How a job that runs was asked to rest; null when it was not. */
  public @Nullable Suspension suspension(JobId id) {
    return suspending.get(id);
  }

  /** The job rests, as it was asked to. */
  public void suspended(JobId id, @Nullable Snapshot left) {
    suspending.remove(id);
    jobs.computeIfPresent(id, (key, old) -> old.as(JobState.SUSPENDED, left));
  }

  /** No savepoint could be taken: the job goes on. */
  public void refuseSavepoint(JobId id) {
    suspending.remove(id);
    move(id, JobState.RUNNING, null);
  }

  @Override
  public void retain(JobRun run, Set<String> locations) {
    answer();
    retained.put(run.jobId(), Set.copyOf(locations));
  }

  /** What the job was last told to keep. */
  public Set<String> retained(JobId id) {
    return retained.getOrDefault(id, Set.of());
  }

  /** As a job that has worked for a while. */
  public void run(JobId id, JobStatus.Steadiness steadiness) {
    jobs.computeIfPresent(
        id,
        (key, old) ->
            !isLive(old)
                ? old
                : new JobStatus(
                    id,
                    old.run(),
                    JobState.RUNNING,
                    clock.instant(),
                    old.flinkJobId(),
                    old.dashboardUrl(),
                    null,
                    null,
                    steadiness,
                    old.trouble()));
  }

  @Override
  public synchronized SnapshotTaking takeSnapshot(JobRun run, String id) {
    answer();
    SnapshotTaking known = takings.get(id);
    JobStatus job = jobs.get(run.jobId());
    if (known instanceof SnapshotTaking.Taken) {
      return known;
    }
    if (job == null || job.run() != run.number()) {
      return SnapshotTaking.outsideOf(run, job == null ? 0 : job.run(), Optional.empty());
    }
    if (known instanceof SnapshotTaking.Failed) {
      return known;
    }
    if (job.state().isTerminal() || job.state() == JobState.SUSPENDED) {
      return new SnapshotTaking.Failed("the job is " + job.state());
    }
    if (job.state() == JobState.RUNNING && known == null) {
      asked.add(id);
      takings.put(id, new SnapshotTaking.UnderWay("the test"));
    }
    return new SnapshotTaking.UnderWay("the job, which is " + job.state());
  }

  /** The ids of the savepoints that jobs were asked for while they run, each once. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  /** The savepoint that was asked for is there, or failed. */
  public void taken(String id, SnapshotTaking how) {
    takings.put(id, how);
  }

  @Override
  public void discardSnapshot(JobRun run, String id) {
    answer();
    takings.remove(id);
    discarded.add(id);
  }

  /** Whether somebody has asked for its files to be deleted. */
  public boolean isDiscarded(String id) {
    return discarded.contains(id);
  }

  @Override
  public Optional<JobStatus> status(JobId id) {
    answer();
    return Optional.ofNullable(jobs.get(id));
  }

  @Override
  public Optional<JobReport> report(JobId id) {
    return status(id).map(status -> reports.getOrDefault(id, report(status)));
  }

  private static JobReport report(JobStatus status) {
    String error = status.error();
    return new JobReport(
        String.valueOf(status.flinkJobId()),
        status.state(),
        status.steadiness().restarts(),
        error == null
            ? List.of()
            : List.of(new JobReport.Failure(status.seenAt(), null, error, error, error)),
        new JobReport.Checkpoints(status.steadiness().checkpoints(), 0, 0, null, List.of()));
  }

  /** What the runtime tells of the job from now on. */
  public void tell(JobId id, JobReport report) {
    reports.put(id, report);
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
    boolean rests = status(id).filter(s -> s.state() == JobState.SUSPENDED).isPresent();
    suspending.remove(id);
    move(id, rests ? JobState.CANCELED : JobState.CANCELLING, null);
  }

  /** What was really started, in order; a repeated submission does not show. */
  public synchronized List<JobSpec> submitted() {
    return runs.stream().map(JobRun::spec).toList();
  }

  /** The same with where each one started from. */
  public synchronized List<JobRun> runs() {
    return List.copyOf(runs);
  }

  /** What the runtime says from now on; a terminal state stays. */
  public void move(JobId id, JobState state) {
    move(id, state, null);
  }

  /** What is wrong around the job from now on; null is nothing. */
  public void trouble(JobId id, JobStatus.@Nullable Trouble trouble) {
    jobs.computeIfPresent(id, (key, old) -> old.with(trouble));
  }

  public void fail(JobId id, String error) {
    move(id, JobState.FAILED, error);
  }

  /** As a MiniCluster after a restart of its JVM: it knows no job. */
  public void forgetAll() {
    jobs.clear();
  }

  /** The same of one job. */
  public void forget(JobId id) {
    jobs.remove(id);
    suspending.remove(id);
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
        id,
        (key, old) ->
            old.state().isTerminal()
                ? old
                : new JobStatus(
                    id,
                    old.run(),
                    state,
                    clock.instant(),
                    old.flinkJobId(),
                    old.dashboardUrl(),
                    error,
                    null,
                    old.steadiness(),
                    old.trouble()));
  }

  private void answer() {
    String message = unreachable;
    if (message != null) {
      throw new RuntimeUnreachableException(message, new IllegalStateException(message));
    }
  }

  private JobStatus status(JobRun run, JobState state) {
    String name = run.jobId().value() + (run.number() == 1 ? "" : "/" + run.number());
    String flinkJobId = String.format("%032x", name.hashCode() & 0xffffffffL);
    String dashboard = "http://127.0.0.1:8081/#/job/running/" + flinkJobId + "/overview";
    return new JobStatus(
        run.jobId(),
        run.number(),
        state,
        clock.instant(),
        flinkJobId,
        dashboard,
        null,
        null,
        JobStatus.Steadiness.UNKNOWN,
        null);
  }
}
