package io.millrace.contracts.job;

import io.millrace.contracts.json.OptionalMember;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.contracts.record.RecordFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Scores one topic into another.
 *
 * @param kafka cluster of Millrace's own topics, and of those that have no other
 * @param initialModel scored with until a higher revision arrives on the models topic; null begins
 *     without a model
 * @param inputKafka cluster of the input topic; null is {@code kafka}
 * @param output null is {@link PredictionOutput#DEFAULT}
 * @param models null is {@link ModelRules#DEFAULT}
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
    @OptionalMember @Nullable ModelDescriptor initialModel,
    @OptionalMember @Nullable KafkaCluster inputKafka,
    @OptionalMember @Nullable PredictionOutput output,
    @OptionalMember @Nullable ModelRules models)
    implements JobSpec {
  /** The same for all jobs and for ever: what was saved with another one cannot be restored. */
  public static final int MAX_PARALLELISM = 1024;

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
    if (parallelism < 1) {
      throw new IllegalArgumentException(
          "parallelism " + parallelism + " is not legal; legal is 1 or more");
    }
    requireDeployment(models, initialModel);
    KafkaTopic records = records(kafka, inputKafka, inputTopic);
    KafkaTopic predictions = predictions(kafka, output, outputTopic);
    requireOther("inputTopic", records, "outputTopic", predictions);
    upper(predictions, output)
        .ifPresent(
            upper -> {
              requireOther("inputTopic", records, "the topic of 'earlyExit'", upper);
              requireOther("outputTopic", predictions, "the topic of 'earlyExit'", upper);
            });
  }

  private static void requireOther(String one, KafkaTopic topic, String other, KafkaTopic second) {
    if (topic.sameAs(second)) {
      throw new IllegalArgumentException(
          one + " and " + other + " are both '" + topic.name() + "'; they must differ");
    }
  }

  /** Everything on one cluster, and predictions as Kafka-ML writes them. */
  public InferenceJobSpec(
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
      ModelDescriptor initialModel) {
    this(
        schemaVersion,
        jobId,
        name,
        kafka,
        topics,
        checkpoints,
        inputTopic,
        outputTopic,
        format,
        parallelism,
        delivery,
        batch,
        initialModel,
        null,
        null,
        null);
  }

  private static void requireDeployment(
      @Nullable ModelRules models, @Nullable ModelDescriptor initialModel) {
    String given = models == null ? null : models.inferenceId();
    if (given == null && initialModel == null) {
      throw new IllegalArgumentException(
          "initialModel and inferenceId of 'models' are both missing; legal is one of them, or"
              + " both");
    }
    if (given != null && initialModel != null && !given.equals(initialModel.inferenceId())) {
      throw new IllegalArgumentException(
          "inferenceId '"
              + given
              + "' of 'models' is not that of initialModel, '"
              + initialModel.inferenceId()
              + "'; they must be equal");
    }
  }

  /** Whose orders on the models topic it follows. */
  public String deployment() {
    return initialModel != null
        ? initialModel.inferenceId()
        : Objects.requireNonNull(modelsOrDefault().inferenceId(), "inferenceId");
  }

  public ModelRules modelsOrDefault() {
    return models == null ? ModelRules.DEFAULT : models;
  }

  /** What is read. */
  public KafkaTopic records() {
    return records(kafka, inputKafka, inputTopic);
  }

  private static KafkaTopic records(
      KafkaCluster ours, @Nullable KafkaCluster other, String inputTopic) {
    return new KafkaTopic(other == null ? ours : other, inputTopic);
  }

  /** What is written. */
  public KafkaTopic predictions() {
    return predictions(kafka, output, outputTopic);
  }

  private static KafkaTopic predictions(
      KafkaCluster ours, @Nullable PredictionOutput output, String outputTopic) {
    KafkaCluster other = output == null ? null : output.kafka();
    return new KafkaTopic(other == null ? ours : other, outputTopic);
  }

  /** What takes the records that exit early; empty when none do. */
  public Optional<KafkaTopic> upper() {
    return upper(predictions(), output);
  }

  private static Optional<KafkaTopic> upper(
      KafkaTopic predictions, @Nullable PredictionOutput output) {
    EarlyExit exit = output == null ? null : output.earlyExit();
    if (exit == null) {
      return Optional.empty();
    }
    KafkaCluster other = exit.kafka();
    return Optional.of(new KafkaTopic(other == null ? predictions.cluster() : other, exit.topic()));
  }

  public PredictionOutput outputOrDefault() {
    return output == null ? PredictionOutput.DEFAULT : output;
  }

  @Override
  public InferenceJobSpec keepingCheckpointsIn(String directory) {
    return new InferenceJobSpec(
        schemaVersion,
        jobId,
        name,
        kafka,
        topics,
        checkpoints.in(directory),
        inputTopic,
        outputTopic,
        format,
        parallelism,
        delivery,
        batch,
        initialModel,
        inputKafka,
        output,
        models);
  }
}
