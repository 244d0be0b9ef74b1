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

  int schemaVersion();

  JobId jobId();

  /** Shown in the Flink dashboard. */
  String name();

  KafkaCluster kafka();

  JobTopics topics();

  CheckpointConfig checkpoints();

  /** Subtasks of the widest operator: how many slots the job needs. */
  int parallelism();
}
