package io.millrace.jobs.inference;

import io.millrace.contracts.job.Delivery;
import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.KafkaTopic;
import io.millrace.jobs.kafka.ClientProperties;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Writes predictions, and what exits early, to a topic of any cluster. */
final class PredictionSink {
  /**
   * A request takes one batch of each partition: at 16 kB, Kafka's default, requests are the limit.
   */
  private static final String BATCH_BYTES = "262144";

  /**
   * Predictions leave micro-batch by micro-batch: what belongs together is sent within a moment.
   */
  private static final String LINGER_MS = "1";

  private PredictionSink() {}

  /**
   * @param transactions prefix of the names of the sink's transactions, of no other sink on a
   *     cluster
   */
  static KafkaSink<Prediction> to(KafkaTopic topic, String transactions, InferenceJobSpec spec) {
    Properties properties = ClientProperties.transactionalProducer(topic.cluster());
    properties.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    properties.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
    return KafkaSink.<Prediction>builder()
        .setKafkaProducerConfig(properties)
        .setBootstrapServers(topic.cluster().bootstrapServers())
        .setDeliveryGuarantee(guarantee(spec.delivery()))
        .setTransactionalIdPrefix(transactions)
        .setRecordSerializer(new PredictionSchema(topic.name(), spec.deployment()))
        .build();
  }

  static DeliveryGuarantee guarantee(Delivery delivery) {
    return delivery == Delivery.EXACTLY_ONCE
        ? DeliveryGuarantee.EXACTLY_ONCE
        : DeliveryGuarantee.AT_LEAST_ONCE;
  }
}
