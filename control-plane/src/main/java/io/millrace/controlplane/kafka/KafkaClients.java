package io.millrace.controlplane.kafka;

import io.millrace.contracts.job.KafkaCluster;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.StartRefusedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Kafka clients of the control plane: one admin and one producer for all, and a consumer for each
 * reader. Keys and values are bytes; whoever knows their meaning decodes them.
 */
@Configuration(proxyBeanMethods = false)
public class KafkaClients {
  private static final int REQUEST_TIMEOUT_MS = 10_000;

  /** Until a reader learns of them. */
  private static final int NEW_PARTITIONS_MS = 30_000;

  private final MillraceProperties.Kafka kafka;

  public KafkaClients(MillraceProperties properties) {
    this.kafka = properties.kafka();
    refuseSecrets(kafka.properties());
  }

  /** Jobs are told these properties in their specs, which many may read. */
  private static void refuseSecrets(Map<String, String> given) {
    List<String> open =
        given.keySet().stream()
            .filter(name -> ClientProperty.named(name).filter(ClientProperty::isSecret).isPresent())
            .filter(name -> !ClientProperty.isReference(given.get(name)))
            .sorted()
            .toList();
    if (!open.isEmpty()) {
      throw new StartRefusedException(
          "the secrets millrace.kafka.properties."
              + String.join(", ", open)
              + " would be told to every job; legal is the variable of the environment that holds"
              + " the secret, in application.yaml '\\${env:KAFKA_…}'");
    }
  }

  @Bean(destroyMethod = "close")
  Admin kafkaAdmin() {
    Map<String, Object> config = common();
    config.put("default.api.timeout.ms", REQUEST_TIMEOUT_MS);
    config.put("request.timeout.ms", REQUEST_TIMEOUT_MS);
    return Admin.create(config);
  }

  @Bean(destroyMethod = "close")
  Producer<byte[], byte[]> kafkaProducer() {
    Map<String, Object> config = common();
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, REQUEST_TIMEOUT_MS);
    return producer(config);
  }

  /**
   * A producer of its own for one that must know how each record ended: what it was not told of
   * after ten seconds is not tried any more. The caller closes it.
   *
   * @param clientId shows in the broker's log and metrics
   */
  public Producer<byte[], byte[]> newProducer(String clientId) {
    return newProducer(kafka.cluster(), clientId);
  }

  /** The same for a cluster that need not be Millrace's own. */
  public static Producer<byte[], byte[]> newProducer(KafkaCluster cluster, String clientId) {
    Map<String, Object> config = common(cluster);
    config.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, REQUEST_TIMEOUT_MS);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS / 2);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
    return producer(config);
  }

  private static Producer<byte[], byte[]> producer(Map<String, Object> config) {
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    // A broker that is about to lead a new partition refuses the first batch and takes the second
    // if that is already under way; the first would then be out of sequence for good.
    config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * A consumer for one thread that reads committed records of partitions it assigns itself; nothing
   * is committed. The caller closes it.
   *
   * @param clientId shows in the broker's log and metrics
   */
  public Consumer<byte[], byte[]> newConsumer(String clientId) {
    return consumer(clientId, IsolationLevel.READ_COMMITTED);
  }

  /** As {@link #newConsumer}, but for one that sees all that any consumer could. */
  public Consumer<byte[], byte[]> newUncommittedConsumer(String clientId) {
    return consumer(clientId, IsolationLevel.READ_UNCOMMITTED);
  }

  private Consumer<byte[], byte[]> consumer(String clientId, IsolationLevel isolation) {
    Map<String, Object> config = common();
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation.toString());
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.putIfAbsent(ConsumerConfig.METADATA_MAX_AGE_CONFIG, NEW_PARTITIONS_MS);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private Map<String, Object> common() {
    return common(kafka.cluster());
  }

  private static Map<String, Object> common(KafkaCluster cluster) {
    Map<String, Object> config = new HashMap<>(cluster.clientProperties());
    config.put("enable.metrics.push", false);
    return config;
  }
}
