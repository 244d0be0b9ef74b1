package io.millrace.contracts.job;

import io.millrace.contracts.json.OptionalMember;
import io.millrace.contracts.record.RegistryFormat;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of predictions. The form is a promise to those who read the topic, so it belongs to
 * the deployment and stays when another model takes over.
 *
 * @param format of their bytes
 * @param task what the numbers of each output mean; null when that is not known, which tells the
 *     numbers alone
 * @param labels names of the classes, by index; null names classes by their index
 * @param schemaRegistry http(s) address where the schema of {@link PredictionFormat#AVRO} is
 *     registered, so that each record begins with its id; null writes the body alone
 * @param kafka cluster of the output topic; null is the job's own
 * @param earlyExit null lets every prediction go to the output topic
 */
public record PredictionOutput(
    PredictionFormat format,
    @OptionalMember @Nullable PredictionTask task,
    @OptionalMember @Nullable List<String> labels,
    @OptionalMember @Nullable URI schemaRegistry,
    @OptionalMember @Nullable KafkaCluster kafka,
    @OptionalMember @Nullable EarlyExit earlyExit) {
  /** As Kafka-ML has it. */
  public static final PredictionOutput DEFAULT =
      new PredictionOutput(PredictionFormat.VALUES, null, null, null, null, null);

  public PredictionOutput {
    Objects.requireNonNull(format, "format");
    labels = labels == null ? null : List.copyOf(labels);
    if (labels != null) {
      requireClasses(task, labels);
    }
    if (schemaRegistry != null && format != PredictionFormat.AVRO) {
      throw new IllegalArgumentException(
          "'schemaRegistry' is given with the format " + format + "; legal is AVRO with it");
    }
    if (schemaRegistry != null) {
      RegistryFormat.requireAddress(schemaRegistry);
    }
  }

  /** As Kafka-ML has it, and what the numbers mean. */
  public static PredictionOutput values(PredictionTask task) {
    return new PredictionOutput(PredictionFormat.VALUES, task, null, null, null, null);
  }

  private static void requireClasses(@Nullable PredictionTask task, List<String> labels) {
    if (task != PredictionTask.CLASSIFICATION && task != PredictionTask.BINARY_CLASSIFICATION) {
      throw new IllegalArgumentException(
          "'labels' are given with the task "
              + task
              + "; legal is CLASSIFICATION or BINARY_CLASSIFICATION with them");
    }
    boolean binary = task == PredictionTask.BINARY_CLASSIFICATION;
    if (binary ? labels.size() != 2 : labels.size() < 2) {
      throw new IllegalArgumentException(
          labels.size()
              + " labels are given; legal are "
              + (binary ? "two: of 0 and of 1" : "two or more"));
    }
    if (Set.copyOf(labels).size() < labels.size() || labels.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "labels " + labels + " are not legal; legal are different ones that are not blank");
    }
  }
}
