package io.millrace.controlplane.trainings;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.conditions.Standing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A training as it is kept.
 *
 * @param deploymentNumber by which control messages name it
 * @param startFrom earlier results whose weights it starts from
 * @param stopRequested whether somebody asked it to end early and keep what it has
 * @param standing since when it has been in its state, and what lies over that
 * @param job what the runtime calls it
 * @param times when it passed the stations of its life
 */
record Training(
    String id,
    long deploymentNumber,
    String name,
    String modelSetId,
    String modelSetName,
    @Nullable String dataSourceId,
    TrainingKind kind,
    Fit fit,
    @Nullable StartFrom startFrom,
    boolean stopRequested,
    JobState state,
    Standing standing,
    @Nullable Fault error,
    FlinkJob job,
    Times times) {

  /**
   * @param dashboardUrl page of the job in Flink's dashboard
   */
  record FlinkJob(@Nullable String flinkJobId, @Nullable String dashboardUrl) {
    static final FlinkJob UNKNOWN = new FlinkJob(null, null);
  }

  /**
   * @param startedAt first seen running
   * @param endedAt when the runtime was first seen to have ended the job
   * @param finishedAt when the training reached a terminal state
   */
  record Times(
      Instant createdAt,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable Instant finishedAt) {}

  JobId jobId() {
    return new JobId("tr-" + id);
  }

  Training withDataSource(String dataSource) {
    return new Training(
        id,
        deploymentNumber,
        name,
        modelSetId,
        modelSetName,
        dataSource,
        kind,
        fit,
        startFrom,
        stopRequested,
        JobState.SUBMITTED,
        standing,
        error,
        job,
        times);
  }

  /** The same training in another state of its life. */
  Training with(JobState next, @Nullable Fault fault, FlinkJob flinkJob, Times nextTimes) {
    return new Training(
        id,
        deploymentNumber,
        name,
        modelSetId,
        modelSetName,
        dataSourceId,
        kind,
        fit,
        startFrom,
        stopRequested,
        next,
        standing,
        fault,
        flinkJob,
        nextTimes);
  }

  /** The same training, to end as soon as it can and to keep what it has. */
  Training asStopping() {
    return marked(true, standing);
  }

  Training with(Standing next) {
    return marked(stopRequested, next);
  }

  private Training marked(boolean stopping, Standing next) {
    return new Training(
        id,
        deploymentNumber,
        name,
        modelSetId,
        modelSetName,
        dataSourceId,
        kind,
        fit,
        startFrom,
        stopping,
        state,
        next,
        error,
        job,
        times);
  }
}
