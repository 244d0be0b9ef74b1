package io.millrace.contracts.job;

import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.contracts.record.RecordFormat;
import java.util.Objects;

/**
 * Scores one topic into another.
 *
 * @param initialModel scored with until a higher revision arrives on the models topic
 */
public record InferenceJobSpec(
    int schemaVersion,
    JobId jobId,
    String name,
    KafkaCluster kafka,
    JobTopics topics,
    CheckpointConfig checkpoints,
    String inputTopic,
    String outputTopic,
    RecordFormat format,
    int parallelism,
    Delivery delivery,
    MicroBatch batch,
    ModelDescriptor initialModel)
    implements JobSpec {
  public InferenceJobSpec {
    JobSpec.requireKnownSchema(schemaVersion);
    Objects.requireNonNull(jobId, "jobId");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kafka, "kafka");
    Objects.requireNonNull(topics, "topics");
    Objects.requireNonNull(checkpoints, "checkpoints");
    Objects.requireNonNull(inputTopic, "inputTopic");
    Objects.requireNonNull(outputTopic, "outputTopic");
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(delivery, "delivery");
    Objects.requireNonNull(batch, "batch");
    Objects.requireNonNull(initialModel, "initialModel");
    if (inputTopic.equals(outputTopic)) {
      throw new IllegalArgumentException(
          "inputTopic and outputTopic are both '" + inputTopic + "'; they must differ");
    }
    if (parallelism < 1) {
      throw new IllegalArgumentException(
          "parallelism " + parallelism + " is not legal; legal is 1 or more");
    }
  }
}
