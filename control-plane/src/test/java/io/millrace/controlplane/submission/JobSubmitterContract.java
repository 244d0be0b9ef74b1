package io.millrace.controlplane.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.job.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every job submitter promises, whatever runs the jobs. */
public abstract class JobSubmitterContract {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The submitter under test; after {@link #restartRuntime} the new one. */
  protected abstract JobSubmitter submitter();

  protected abstract JobSpec endlessJob(String id);

  protected abstract JobSpec finishingJob(String id);

  /** A job whose deepest cause of failure has this message. */
  protected abstract JobSpec failingJob(String id, String message);

  /** The runtime goes and comes back without memory of its jobs. */
  protected abstract void restartRuntime() throws Exception;

  /** How often the job has been started. */
  protected abstract int starts(JobId id);

  /** How much the job knew when it was last started; 0 is nothing. */
  protected abstract long restored(JobId id);

  private JobStatus awaitCheckpoint(JobRun run) {
    return await(
        run.jobId(),
        status ->
            status.run() == run.number()
                && status.state() == JobState.RUNNING
                && status.steadiness().checkpoints() > 0);
  }

  private JobRun suspended(String id, Suspension how) {
    JobRun run = JobRun.first(endlessJob(id));
    submitter().submit(run);
    awaitCheckpoint(run);
    submitter().suspend(run, how);
    submitter().suspend(run, how);
    return run;
  }

  @Test
  void shouldSuspendAJobWithASavepoint() {
    JobRun run = suspended("is-suspended", Suspension.WITH_SAVEPOINT);

    Snapshot left = await(run.jobId(), JobState.SUSPENDED).snapshot();

    assertThat(left.kind()).isEqualTo(Snapshot.Kind.SAVEPOINT);
    assertThat(left.location()).startsWith("file:");
    submitter().suspend(run, Suspension.WITH_SAVEPOINT);
    submitter().submit(run);
    assertThat(submitter().status(run.jobId()).orElseThrow().state()).isEqualTo(JobState.SUSPENDED);
    assertThat(starts(run.jobId())).isEqualTo(1);
  }

  @Test
  void shouldSuspendAJobAtOnceWithItsNewestCheckpoint() {
    JobRun run = suspended("is-suspended-at-once", Suspension.AT_ONCE);

    Snapshot left = await(run.jobId(), JobState.SUSPENDED).snapshot();

    assertThat(left.kind()).isEqualTo(Snapshot.Kind.CHECKPOINT);
  }

  @ParameterizedTest
  @EnumSource(Suspension.class)
  void shouldGoOnWhereASuspendedRunStopped(Suspension how) {
    JobRun first = suspended("goes-on-" + how.ordinal(), how);
    Snapshot left = await(first.jobId(), JobState.SUSPENDED).snapshot();
    JobRun second = new JobRun(first.spec(), 2, left);

    submitter().submit(second);
    submitter().submit(second);

    JobStatus status = awaitCheckpoint(second);
    assertThat(status.steadiness().restarts()).isZero();
    assertThat(restored(first.jobId())).isPositive();
    submitter().submit(first);
    submitter().suspend(first, Suspension.AT_ONCE);
    assertThat(submitter().status(first.jobId()).orElseThrow().run()).isEqualTo(2);
    assertThat(starts(first.jobId())).isEqualTo(2);
  }

  @Test
  void shouldNotRunTwoRunsAtATime() {
    JobRun first = JobRun.first(endlessJob("one-at-a-time"));
    submitter().submit(first);
    await(first.jobId(), JobState.RUNNING);

    assertThatThrownBy(() -> submitter().submit(new JobRun(first.spec(), 2, null)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("run 1 of job one-at-a-time is RUNNING; it has to be suspended before run 2");
  }

  @Test
  void shouldSuspendAJobThatHasFailed() {
    JobRun run = JobRun.first(failingJob("fails-and-rests", "no more"));
    submitter().submit(run);
    await(run.jobId(), JobState.FAILED);

    submitter().suspend(run, Suspension.WITH_SAVEPOINT);

    await(run.jobId(), JobState.SUSPENDED);
  }

  @Test
  void shouldLeaveAFinishedJobAsItIsWhenItIsToBeSuspended() {
    JobRun run = JobRun.first(finishingJob("finished-before"));
    submitter().submit(run);
    await(run.jobId(), JobState.FINISHED);

    submitter().suspend(run, Suspension.AT_ONCE);

    assertThat(submitter().status(run.jobId()).orElseThrow().state()).isEqualTo(JobState.FINISHED);
  }

  @Test
  void shouldSuspendAJobThatTheRuntimeHasForgotten() throws Exception {
    JobRun first = suspended("forgotten-at-rest", Suspension.WITH_SAVEPOINT);
    Snapshot left = await(first.jobId(), JobState.SUSPENDED).snapshot();
    JobRun second = new JobRun(first.spec(), 2, left);

    restartRuntime();
    submitter().suspend(second, Suspension.WITH_SAVEPOINT);

    assertThat(await(first.jobId(), JobState.SUSPENDED).snapshot()).isEqualTo(left);
    assertThat(starts(first.jobId())).isEqualTo(1);
  }

  @Test
  void shouldCancelASuspendedJob() {
    JobRun run = suspended("canceled-at-rest", Suspension.WITH_SAVEPOINT);
    await(run.jobId(), JobState.SUSPENDED);

    submitter().cancel(run.jobId());

    await(run.jobId(), JobState.CANCELED);
  }

  private Snapshot awaitTaken(JobRun run, String id) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      if (submitter().takeSnapshot(run, id) instanceof SnapshotTaking.Taken taken) {
        return taken.snapshot();
      }
      LockSupport.parkNanos(20_000_000);
    }
    throw new AssertionError(submitter().takeSnapshot(run, id).toString());
  }

  @Test
  void shouldTakeASavepointOfARunThatGoesOnAndAnewOnlyWhenItIsDiscarded() {
    JobRun run = JobRun.first(endlessJob("goes-on-meanwhile"));
    assertThat(submitter().takeSnapshot(run, "snap1"))
        .isEqualTo(new SnapshotTaking.UnderWay("the job to be started"));
    submitter().submit(run);
    awaitCheckpoint(run);

    Snapshot taken = awaitTaken(run, "snap1");

    assertThat(taken.kind()).isEqualTo(Snapshot.Kind.SAVEPOINT);
    assertThat(taken.location()).startsWith("file:");
    assertThat(submitter().takeSnapshot(run, "snap1")).isEqualTo(new SnapshotTaking.Taken(taken));
    assertThat(submitter().status(run.jobId()).orElseThrow().state()).isEqualTo(JobState.RUNNING);
    submitter().discardSnapshot(run, "snap1");
    submitter().discardSnapshot(run, "snap1");
    assertThat(submitter().takeSnapshot(run, "snap1")).isInstanceOf(SnapshotTaking.UnderWay.class);
    awaitTaken(run, "snap1");
    assertThat(starts(run.jobId())).isEqualTo(1);
  }

  @Test
  void shouldStartALaterRunFromASavepointThatWasTakenBefore() {
    JobRun first = JobRun.first(endlessJob("goes-back"));
    submitter().submit(first);
    awaitCheckpoint(first);
    Snapshot taken = awaitTaken(first, "snap2");
    submitter().suspend(first, Suspension.WITH_SAVEPOINT);
    Snapshot left = await(first.jobId(), JobState.SUSPENDED).snapshot();
    assertThat(submitter().takeSnapshot(first, "snap3"))
        .isEqualTo(new SnapshotTaking.Failed("the job is SUSPENDED"));
    JobRun second = new JobRun(first.spec(), 2, taken);

    submitter().submit(second);

    awaitCheckpoint(second);
    assertThat(left).isNotEqualTo(taken);
    assertThat(restored(first.jobId())).isPositive();
    assertThat(submitter().takeSnapshot(first, "snap2")).isEqualTo(new SnapshotTaking.Taken(taken));
    assertThat(submitter().takeSnapshot(first, "snap3"))
        .isEqualTo(new SnapshotTaking.Failed("run 1 is over: the job is in run 2"));
  }

  @Test
  void shouldNotKnowAJobThatWasNeverSubmitted() {
    assertThat(submitter().status(new JobId("never-submitted"))).isEmpty();
  }

  @Test
  void shouldIgnoreTheCancellationOfAnUnknownJob() {
    assertThatCode(() -> submitter().cancel(new JobId("never-submitted")))
        .doesNotThrowAnyException();
    assertThat(submitter().status(new JobId("never-submitted"))).isEmpty();
  }

  @Test
  void shouldRunASubmittedJob() {
    JobSpec job = endlessJob("runs");
    Instant before = Instant.now();

    submitter().submit(job);

    JobStatus status = await(job.jobId(), JobState.RUNNING);
    assertThat(status.seenAt()).isAfterOrEqualTo(before);
    assertThat(status.flinkJobId()).matches("[0-9a-f]{32}");
    assertThat(status.dashboardUrl())
        .matches("(http://127\\.0\\.0\\.1:\\d+|/flink/runs)/#/job/running/[0-9a-f]{32}/overview")
        .contains(status.flinkJobId());
    assertThat(status.error()).isNull();
  }

  @Test
  void shouldStartAJobOnceHoweverOftenItIsSubmitted() {
    JobSpec job = endlessJob("submitted-twice");

    submitter().submit(job);
    submitter().submit(job);

    await(job.jobId(), JobState.RUNNING);
    submitter().submit(job);
    assertThat(await(job.jobId(), JobState.RUNNING).error()).isNull();
    assertThat(starts(job.jobId())).isEqualTo(1);
  }

  @Test
  void shouldFinishABoundedJobAndNotRunItAgain() {
    JobSpec job = finishingJob("finishes");

    submitter().submit(job);

    assertThat(await(job.jobId(), JobState.FINISHED).error()).isNull();
    submitter().submit(job);
    assertThat(submitter().status(job.jobId()).orElseThrow().state()).isEqualTo(JobState.FINISHED);
    assertThat(starts(job.jobId())).isEqualTo(1);
  }

  @Test
  void shouldSayWhyAJobFailed() {
    JobSpec job = failingJob("fails", "the seventh record is not a number");

    submitter().submit(job);

    assertThat(await(job.jobId(), JobState.FAILED).error())
        .isEqualTo("the seventh record is not a number");
  }

  @Test
  void shouldReportHowAJobFailed() {
    JobSpec job = failingJob("fails-and-reports", "the seventh record is not a number");
    submitter().submit(job);
    String flinkJobId = await(job.jobId(), JobState.FAILED).flinkJobId();

    JobReport report = awaitReport(job.jobId(), told -> !told.exceptions().isEmpty());

    assertThat(report.flinkJobId()).isEqualTo(flinkJobId);
    assertThat(report.state()).isEqualTo(JobState.FAILED);
    assertThat(report.restarts()).isZero();
    JobReport.Failure failure = report.exceptions().get(0);
    assertThat(failure.rootCause()).isEqualTo("the seventh record is not a number");
    assertThat(failure.stackTrace()).contains("the seventh record is not a number");
    assertThat(failure.time()).isBetween(Instant.now().minus(PATIENCE), Instant.now());
  }

  @Test
  void shouldReportTheCheckpointsOfAJobThatRuns() {
    JobSpec job = endlessJob("reports");
    submitter().submit(job);
    await(job.jobId(), JobState.RUNNING);

    JobReport report =
        awaitReport(
            job.jobId(), told -> told.checkpoints() != null && told.checkpoints().completed() > 0);

    assertThat(report.state()).isEqualTo(JobState.RUNNING);
    assertThat(report.exceptions()).isEmpty();
    assertThat(report.checkpoints().restoredFrom()).isNull();
  }

  @Test
  void shouldReportNothingOfAJobThatTheRuntimeHasForgotten() throws Exception {
    JobSpec job = endlessJob("forgets-its-report");
    submitter().submit(job);
    await(job.jobId(), JobState.RUNNING);

    restartRuntime();

    assertThat(submitter().report(job.jobId())).isEmpty();
    assertThat(submitter().report(new JobId("never-submitted"))).isEmpty();
  }

  private JobReport awaitReport(JobId id, Predicate<JobReport> wanted) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      submitter().status(id);
      Optional<JobReport> report = submitter().report(id);
      if (report.filter(wanted).isPresent()) {
        return report.get();
      }
      LockSupport.parkNanos(20_000_000);
    }
    throw new AssertionError(String.valueOf(submitter().report(id)));
  }

  @Test
  void shouldCancelARunningJobAndKeepItCanceled() {
    JobSpec job = endlessJob("is-canceled");
    submitter().submit(job);
    await(job.jobId(), JobState.RUNNING);

    submitter().cancel(job.jobId());

    await(job.jobId(), JobState.CANCELED);
    submitter().cancel(job.jobId());
    submitter().submit(job);
    assertThat(submitter().status(job.jobId()).orElseThrow().state()).isEqualTo(JobState.CANCELED);
  }

  @Test
  void shouldIgnoreTheStopOfAnUnknownJob() {
    assertThatCode(() -> submitter().stop(new JobId("never-submitted"))).doesNotThrowAnyException();
    assertThat(submitter().status(new JobId("never-submitted"))).isEmpty();
  }

  @Test
  void shouldFinishAJobThatIsStopped() {
    JobSpec job = endlessJob("is-stopped");
    submitter().submit(job);
    await(job.jobId(), JobState.RUNNING);

    submitter().stop(job.jobId());
    submitter().stop(job.jobId());

    assertThat(await(job.jobId(), JobState.FINISHED).error()).isNull();
    submitter().stop(job.jobId());
    submitter().submit(job);
    assertThat(submitter().status(job.jobId()).orElseThrow().state()).isEqualTo(JobState.FINISHED);
    assertThat(starts(job.jobId())).isEqualTo(1);
  }

  @Test
  void shouldRunAJobAgainThatTheRuntimeHasForgotten() throws Exception {
    JobSpec job = endlessJob("outlives-its-runtime");
    submitter().submit(job);
    String flinkJobId = await(job.jobId(), JobState.RUNNING).flinkJobId();

    restartRuntime();

    assertThat(submitter().status(job.jobId())).isEmpty();
    submitter().submit(job);
    assertThat(await(job.jobId(), JobState.RUNNING).flinkJobId()).isEqualTo(flinkJobId);
    assertThat(starts(job.jobId())).isEqualTo(2);
  }

  /** Polls until the job is in this state; fails at once when it ended in another. */
  protected final JobStatus await(JobId id, JobState wanted) {
    return await(id, status -> status.state() == wanted);
  }

  private JobStatus await(JobId id, Predicate<JobStatus> wanted) {
    Set<JobState> seen = EnumSet.noneOf(JobState.class);
    Instant deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      JobStatus status = submitter().status(id).orElseThrow();
      seen.add(status.state());
      if (wanted.test(status)) {
        return status;
      }
      assertThat(status.state().isTerminal()).as("ended as %s", status).isFalse();
      LockSupport.parkNanos(20_000_000);
    }
    throw new AssertionError("job " + id + " never was as wanted, only " + seen);
  }
}
