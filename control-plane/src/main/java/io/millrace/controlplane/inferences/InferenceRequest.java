package io.millrace.controlplane.inferences;

import io.millrace.contracts.job.Delivery;
import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.KafkaCluster;
import io.millrace.contracts.job.MicroBatch;
import io.millrace.contracts.job.PredictionOutput;
import io.millrace.contracts.job.PredictionTask;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.record.RecordFormats;
import io.millrace.controlplane.problem.RequestViolations;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a model to be deployed.
 *
 * @param resultId of a training that is finished
 * @param modelId of a SAVED_MODEL, instead of a result
 * @param format of the input records; that of the data source which trained it when absent
 * @param formatConfig belongs to {@code format}
 * @param parallelism subtasks that score, 1 when absent
 * @param delivery AT_LEAST_ONCE when absent
 * @param inputKafka cluster of the input topic; Millrace's own when absent
 * @param output {@code {"values":[…]}} on Millrace's own cluster when absent
 */
record InferenceRequest(
    @Nullable String name,
    @Nullable String resultId,
    @Nullable String modelId,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String inputTopic,
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String outputTopic,
    @Nullable String format,
    @Nullable Map<String, Object> formatConfig,
    @Nullable Integer parallelism,
    @Nullable Delivery delivery,
    @Nullable BatchRequest batch,
    @Nullable ClusterRequest inputKafka,
    @Nullable OutputRequest output) {
  private static final int MAX_TEXT = 200;
  private static final int MAX_PARALLELISM = InferenceJobSpec.MAX_PARALLELISM;

  /** What is absent takes its default. */
  record BatchRequest(@Nullable Integer maxSize, @Nullable Long lingerMs) {
    MicroBatch microBatch() {
      return new MicroBatch(
          maxSize == null ? MicroBatch.DEFAULT.maxSize() : maxSize,
          lingerMs == null ? MicroBatch.DEFAULT.lingerMs() : lingerMs);
    }
  }

  InferenceRequest {
    parallelism = parallelism == null ? Integer.valueOf(1) : parallelism;
    delivery = delivery == null ? Delivery.AT_LEAST_ONCE : delivery;
    batch = batch == null ? new BatchRequest(null, null) : batch;
    RequestViolations violations = new RequestViolations();
    if (name != null) {
      violations.requireText(name, "name", MAX_TEXT);
    }
    Origin.require(violations, resultId, modelId);
    requireTopic(violations, inputTopic, "inputTopic");
    requireTopic(violations, outputTopic, "outputTopic");
    OutputRequest asked = output;
    if (asked != null) {
      violations.collect("/output", asked::required);
    }
    if (inputKafka != null) {
      violations.collect("/inputKafka", inputKafka::cluster);
    }
    requireParallelism(violations, parallelism);
    violations.require(
        format != null || formatConfig == null,
        "/formatConfig",
        "'formatConfig' needs a 'format'; " + RecordFormats.LEGAL_NAMES);
    violations.collect("/batch", batch::microBatch);
    violations.failIfAny("inference");
  }

  static void requireParallelism(RequestViolations violations, int parallelism) {
    violations.require(
        parallelism >= 1 && parallelism <= MAX_PARALLELISM,
        "/parallelism",
        "parallelism " + parallelism + " is not legal; legal is 1 to " + MAX_PARALLELISM);
  }

  static void requireTopic(RequestViolations violations, @Nullable String topic, String member) {
    violations.requireText(topic, member, MAX_TEXT);
    violations.require(
        topic == null || topic.isBlank() || topic.matches("(?!\\.{1,2}$)[A-Za-z0-9._-]+"),
        "/" + member,
        "topic '"
            + topic
            + "' is not legal; legal are letters, digits, dots, hyphens, underscores");
  }

  /** Null when it is on Millrace's own. */
  @Nullable KafkaCluster inputCluster() {
    return inputKafka == null ? null : inputKafka.cluster();
  }

  /**
   * What becomes of predictions; null is the default.
   *
   * @param known what the output of the model means, as far as that is known
   * @throws io.millrace.contracts.error.InvalidDocumentException with every violation
   */
  @Nullable PredictionOutput predictionOutput(Optional<PredictionTask> known) {
    OutputRequest asked = output;
    if (asked == null) {
      return known.map(PredictionOutput::values).orElse(null);
    }
    RequestViolations violations = new RequestViolations();
    PredictionOutput told = violations.collect("/output", () -> asked.output(known));
    violations.failIfAny("inference");
    return told;
  }

  /**
   * The format that was asked for; empty proposes one.
   *
   * @throws io.millrace.contracts.error.InvalidDocumentException with every violation
   */
  Optional<RecordFormat> recordFormat() {
    if (format == null) {
      return Optional.empty();
    }
    RequestViolations violations = new RequestViolations();
    Map<String, Object> config = formatConfig == null ? Map.of() : formatConfig;
    String pointer = RecordFormat.NAMES.contains(format) ? "/formatConfig" : "/format";
    RecordFormat parsed =
        violations.collect(
            pointer, () -> RecordFormats.parse(format, ContractJson.mapper().valueToTree(config)));
    violations.failIfAny("inference");
    return Optional.ofNullable(parsed);
  }
}
