package io.millrace.contracts.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Everything a Flink job needs to know: the job jar's only argument. Read strictly. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TrainingJobSpec.class, name = "TRAINING"),
  @JsonSubTypes.Type(value = InferenceJobSpec.class, name = "INFERENCE")
})
public sealed interface JobSpec permits TrainingJobSpec, InferenceJobSpec {
  int SCHEMA_VERSION = 1;

  /** Always {@link #SCHEMA_VERSION}: a job jar runs only what it was built to understand. */
  int schemaVersion();

  JobId jobId();

  /** Shown in the Flink dashboard. */
  String name();

  KafkaCluster kafka();

  JobTopics topics();

  CheckpointConfig checkpoints();

  /**
   * The same with its checkpoints elsewhere.
   *
   * @param directory as in {@link CheckpointConfig}
   */
  JobSpec keepingCheckpointsIn(String directory);

  /** Subtasks of the widest operator: how many slots the job needs. */
  int parallelism();

  /**
   * @throws IllegalArgumentException naming both versions
   */
  static void requireKnownSchema(int schemaVersion) {
    if (schemaVersion != SCHEMA_VERSION) {
      throw new IllegalArgumentException(
          "schemaVersion "
              + schemaVersion
              + " is not known; legal is "
              + SCHEMA_VERSION
              + ": run control plane and job jar of the same release");
    }
  }
}
