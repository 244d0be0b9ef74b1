package io.millrace.controlplane.inferences;

import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.kafka.KafkaLog;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a deployment needs in Kafka: its topics, and its model's descriptor on the models topic. */
@Component
class InferenceTopics {
  private final KafkaLog log;
  private final String modelsTopic;

  InferenceTopics(KafkaLog log, MillraceProperties properties) {
    this.log = log;
    this.modelsTopic = properties.kafka().topics().models();
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
