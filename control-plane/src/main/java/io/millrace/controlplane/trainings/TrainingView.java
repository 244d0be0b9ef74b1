package io.millrace.controlplane.trainings;

import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.conditions.Condition;
import io.millrace.controlplane.events.EventData;
import io.millrace.controlplane.events.ResourceKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A training as GET answers it.
 *
 * @param deploymentNumber by which control messages name it
 * @param flags those of the conditions; STOPPING while it ends early to keep what it has
 * @param conditions what the state does not say, the worst first
 * @param job null until data has arrived and the job is submitted
 */
@EventData(ResourceKind.TRAINING)
@Schema(name = "Training")
record TrainingView(
    String id,
    long deploymentNumber,
    String name,
    String modelSetId,
    String modelSetName,
    @Nullable String dataSourceId,
    TrainingKind kind,
    Fit fit,
    @Nullable StartFrom startFrom,
    JobState state,
    List<String> flags,
    List<Condition> conditions,
    @Nullable Fault error,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable JobView job,
    List<ResultView> results) {

  /** The job that trains. */
  @Schema(name = "TrainingJob")
  record JobView(String jobId, @Nullable String flinkJobId, @Nullable String dashboardUrl) {}

  static TrainingView of(Training training, List<TrainingResult> results) {
    return new TrainingView(
        training.id(),
        training.deploymentNumber(),
        training.name(),
        training.modelSetId(),
        training.modelSetName(),
        training.dataSourceId(),
        training.kind(),
        training.fit(),
        training.startFrom(),
        training.state(),
        flags(training),
        training.standing().over(training.state()),
        training.error(),
        training.times().createdAt(),
        training.times().startedAt(),
        training.times().finishedAt(),
        job(training),
        results.stream().map(ResultView::of).toList());
  }

  private static List<String> flags(Training training) {
    List<String> flags = new ArrayList<>(training.standing().flagsOver(training.state()));
    if (training.stopRequested() && !training.state().isTerminal()) {
      flags.add("STOPPING");
    }
    return flags;
  }

  private static @Nullable JobView job(Training training) {
    if (training.dataSourceId() == null) {
      return null;
    }
    return new JobView(
        training.jobId().value(), training.job().flinkJobId(), training.job().dashboardUrl());
  }
}
