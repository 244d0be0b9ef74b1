package io.millrace.controlplane.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.job.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

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
        .startsWith("http://127.0.0.1:")
        .endsWith("/#/job/running/" + status.flinkJobId() + "/overview");
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
    Set<JobState> seen = EnumSet.noneOf(JobState.class);
    Instant deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      JobStatus status = submitter().status(id).orElseThrow();
      seen.add(status.state());
      if (status.state() == wanted) {
        return status;
      }
      assertThat(status.state().isTerminal()).as("ended as %s", status).isFalse();
      LockSupport.parkNanos(20_000_000);
    }
    throw new AssertionError("job " + id + " never was " + wanted + ", only " + seen);
  }
}
