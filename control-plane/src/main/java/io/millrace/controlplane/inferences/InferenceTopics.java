package io.millrace.controlplane.inferences;

import io.millrace.contracts.job.JobTopics;
import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.kafka.KafkaLog;
import io.millrace.controlplane.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

  InferenceTopics(KafkaLog log, MillraceProperties properties) {
    this.log = log;
    JobTopics topics = properties.kafka().topics();
    this.modelsTopic = topics.models();
    this.ours =
        Set.of(
            topics.models(),
            topics.events(),
            topics.deadLetters(),
            properties.kafka().controlTopic());
  }

  /**
   * Predictions among our own messages would be taken for such, and dead letters of the dead letter
   * topic would never end.
   */
  void requireFree(@Nullable String topic, String pointer) {
    if (topic != null && (ours.contains(topic) || topic.startsWith("__"))) {
      throw ProblemException.unprocessable(
          "TOPIC_RESERVED",
          pointer,
          "topic '" + topic + "' is one of Millrace's or Kafka's own; legal is any other");
    }
  }

  /** Makes those topics that do not exist, with the cluster's defaults. */
  void ensure(Inference inference) {
    log.ensureTopics(
        List.of(
            withDefaults(inference.pipeline().inputTopic()),
            withDefaults(inference.pipeline().outputTopic())));
  }

  private static NewTopic withDefaults(String name) {
    return new NewTopic(name, Optional.empty(), Optional.empty());
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
