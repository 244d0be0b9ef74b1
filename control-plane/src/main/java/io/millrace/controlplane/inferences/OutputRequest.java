package io.millrace.controlplane.inferences;

import io.millrace.contracts.job.EarlyExit;
import io.millrace.contracts.job.KafkaCluster;
import io.millrace.contracts.job.PredictionFormat;
import io.millrace.contracts.job.PredictionOutput;
import io.millrace.contracts.job.PredictionTask;
import io.millrace.contracts.record.RegistryFormat;
import io.millrace.controlplane.problem.RequestViolations;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of predictions; what is absent takes its default.
 *
 * @param format VALUES when absent
 * @param task what the numbers mean; when absent that which the loss of the model's training says
 * @param labels names of the classes, by index
 * @param schemaRegistry where the schema of AVRO is registered; absent writes the body alone
 * @param kafka cluster of the output topic; Millrace's own when absent
 * @param earlyExit absent lets every prediction go to the output topic
 */
record OutputRequest(
    @Nullable PredictionFormat format,
    @Nullable PredictionTask task,
    @Nullable List<String> labels,
    @Nullable String schemaRegistry,
    @Nullable ClusterRequest kafka,
    @Nullable EarlyExitRequest earlyExit) {

  /**
   * @param limit a prediction whose largest value is less than this is not sure
   * @param topic takes the features of such records
   * @param kafka cluster of the topic; that of the output topic when absent
   */
  record EarlyExitRequest(
      @Nullable Double limit, @Nullable String topic, @Nullable ClusterRequest kafka) {
    private EarlyExit exit() {
      RequestViolations violations = new RequestViolations();
      violations.require(limit != null, "/limit", "'limit' is missing");
      InferenceRequest.requireTopic(violations, topic, "topic");
      KafkaCluster cluster = cluster(violations, kafka);
      violations.failIfAny("earlyExit");
      return new EarlyExit(limit == null ? 0 : limit, String.valueOf(topic), cluster);
    }
  }

  private static @Nullable KafkaCluster cluster(
      RequestViolations violations, @Nullable ClusterRequest kafka) {
    return kafka == null ? null : violations.collect("/kafka", kafka::cluster);
  }

  /** Everything that can be said before the model is known. */
  PredictionOutput required() {
    boolean two = labels != null && labels.size() == 2;
    return output(
        Optional.of(two ? PredictionTask.BINARY_CLASSIFICATION : PredictionTask.CLASSIFICATION));
  }

  /**
   * @param known what the output of the model means, as far as that is known
   * @throws io.millrace.contracts.error.InvalidDocumentException with every violation
   */
  PredictionOutput output(Optional<PredictionTask> known) {
    RequestViolations violations = new RequestViolations();
    URI registry =
        schemaRegistry == null
            ? null
            : violations.collect("/schemaRegistry", () -> RegistryFormat.address(schemaRegistry));
    KafkaCluster cluster = cluster(violations, kafka);
    EarlyExit exit = earlyExit == null ? null : violations.collect("/earlyExit", earlyExit::exit);
    violations.failIfAny("output");
    PredictionFormat chosen = format == null ? PredictionFormat.VALUES : format;
    // As Kafka-ML has it the largest number decides on early exits, whatever it means.
    boolean told = chosen != PredictionFormat.VALUES || labels != null || exit == null;
    return new PredictionOutput(
        chosen, task == null && told ? known.orElse(null) : task, labels, registry, cluster, exit);
  }
}
