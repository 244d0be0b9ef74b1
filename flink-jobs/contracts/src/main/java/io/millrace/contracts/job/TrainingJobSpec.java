package io.millrace.contracts.job;

import io.millrace.contracts.fit.FitConfig;
import java.util.List;
import java.util.Objects;

/**
 * Trains every model of a set on one data source, each in a pipeline of its own.
 *
 * @param artifactStore URI of the folder under which results are published, by result id
 */
public record TrainingJobSpec(
    int schemaVersion,
    JobId jobId,
    String name,
    KafkaCluster kafka,
    JobTopics topics,
    CheckpointConfig checkpoints,
    DataSource dataSource,
    List<TrainingModel> models,
    FitConfig fit,
    String artifactStore)
    implements JobSpec {
  public TrainingJobSpec {
    JobSpec.requireKnownSchema(schemaVersion);
    Objects.requireNonNull(jobId, "jobId");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kafka, "kafka");
    Objects.requireNonNull(topics, "topics");
    Objects.requireNonNull(checkpoints, "checkpoints");
    Objects.requireNonNull(dataSource, "dataSource");
    Objects.requireNonNull(fit, "fit");
    Objects.requireNonNull(artifactStore, "artifactStore");
    models = List.copyOf(Objects.requireNonNull(models, "models"));
    if (models.isEmpty()) {
      throw new IllegalArgumentException("a training job has at least one model");
    }
  }

  @Override
  public int parallelism() {
    return 1;
  }

  @Override
  public TrainingJobSpec keepingCheckpointsIn(String directory) {
    return new TrainingJobSpec(
        schemaVersion,
        jobId,
        name,
        kafka,
        topics,
        checkpoints.in(directory),
        dataSource,
        models,
        fit,
        artifactStore);
  }
}
