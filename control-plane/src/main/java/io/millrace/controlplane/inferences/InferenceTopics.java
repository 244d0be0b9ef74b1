package io.millrace.controlplane.inferences;

import io.millrace.contracts.job.EarlyExit;
import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.JobTopics;
import io.millrace.contracts.job.KafkaCluster;
import io.millrace.contracts.job.KafkaTopic;
import io.millrace.contracts.job.PredictionOutput;
import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.kafka.KafkaLog;
import io.millrace.controlplane.kafka.OtherClusters;
import io.millrace.controlplane.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a deployment needs in Kafka: its topics, and its model's descriptor on the models topic. */
@Component
class InferenceTopics {
  private final KafkaLog log;
  private final String modelsTopic;
  private final Set<String> ours;
  private final KafkaCluster cluster;

  InferenceTopics(KafkaLog log, MillraceProperties properties) {
    this.log = log;
    JobTopics topics = properties.kafka().topics();
    this.cluster = properties.kafka().cluster();
    this.modelsTopic = topics.models();
    this.ours =
        Set.of(
            topics.models(),
            topics.events(),
            topics.deadLetters(),
            properties.kafka().controlTopic());
  }

  /**
   * Predictions among our own messages would be taken for such, dead letters of the dead letter
   * topic would never end, nor would a topic that is scored into itself.
   */
  void requireFree(InferenceRequest request) {
    KafkaTopic input = on(request.inputCluster(), request.inputTopic());
    PredictionOutput output = request.output() == null ? null : request.output().required();
    KafkaTopic predictions = on(output == null ? null : output.kafka(), request.outputTopic());
    requireFree(input, "/inputTopic");
    requireFree(predictions, "/outputTopic");
    requireOther(input, predictions, "/outputTopic", "inputTopic and outputTopic");
    EarlyExit exit = output == null ? null : output.earlyExit();
    if (exit != null) {
      KafkaCluster cluster = exit.kafka() == null ? predictions.cluster() : exit.kafka();
      KafkaTopic upper = new KafkaTopic(cluster, exit.topic());
      String pointer = "/output/earlyExit/topic";
      requireFree(upper, pointer);
      requireOther(input, upper, pointer, "inputTopic and the topic of 'earlyExit'");
      requireOther(predictions, upper, pointer, "outputTopic and the topic of 'earlyExit'");
    }
  }

  private KafkaTopic on(@Nullable KafkaCluster other, @Nullable String topic) {
    return new KafkaTopic(other == null ? cluster : other, Objects.requireNonNull(topic));
  }

  private void requireFree(KafkaTopic topic, String pointer) {
    boolean here = topic.cluster().bootstrapServers().equals(cluster.bootstrapServers());
    if (here && ours.contains(topic.name()) || topic.name().startsWith("__")) {
      throw ProblemException.unprocessable(
          "TOPIC_RESERVED",
          pointer,
          "topic '" + topic.name() + "' is one of Millrace's or Kafka's own; legal is any other");
    }
  }

  private static void requireOther(
      KafkaTopic topic, KafkaTopic other, String pointer, String names) {
    if (topic.sameAs(other)) {
      throw ProblemException.unprocessable(
          "REQUEST_INVALID", pointer, names + " are both '" + topic.name() + "'; they must differ");
    }
  }

  /** Makes those topics that do not exist, with their cluster's defaults. */
  void ensure(InferenceJobSpec spec) {
    List<KafkaTopic> topics = new ArrayList<>(List.of(spec.records(), spec.predictions()));
    spec.upper().ifPresent(topics::add);
    for (KafkaTopic topic : topics) {
      NewTopic made = new NewTopic(topic.name(), Optional.empty(), Optional.empty());
      if (topic.cluster().equals(spec.kafka())) {
        log.ensureTopics(List.of(made));
      } else {
        OtherClusters.ensureTopic(topic.cluster(), made);
      }
    }
  }

  void publish(Inference inference) {
    write(inference, ContractJson.writeBytes(inference.model()));
  }

  /** Lets compaction forget the deployment. */
  void retract(Inference inference) {
    write(inference, null);
  }

  private void write(Inference inference, byte @Nullable [] value) {
    byte[] key = inference.id().getBytes(StandardCharsets.UTF_8);
    log.send(new ProducerRecord<>(modelsTopic, key, value));
  }
}
