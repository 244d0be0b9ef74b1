package io.millrace.jobs.kafka;

import io.millrace.contracts.job.KafkaCluster;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Properties of Kafka clients; what a guarantee rests on cannot be overridden by the job spec. */
public final class ClientProperties {
  private static final String FETCH_BYTES = String.valueOf(8 << 20);
  private static final String POLL_RECORDS = "5000";

  /** Brokers take no more than 15 minutes unless told; Flink's default is an hour. */
  private static final String TRANSACTION_TIMEOUT_MS = "600000";

  private ClientProperties() {}

  /**
   * The cluster's own properties and its address, for clients that Flink configures further.
   *
   * <p>Metrics go the way of Flink's. Kafka's MBeans stay when a client measures something as it is
   * closed, and keep the class loader of the job for as long as its TaskManager lives.
   */
  public static Properties of(KafkaCluster kafka) {
    Properties properties = new Properties();
    properties.putAll(kafka.clientProperties());
    properties.putIfAbsent(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
    return properties;
  }

  /**
   * Reads committed records of exactly the offsets asked for: never another offset, never a group,
   * never a topic made by asking for it. It reads all of them as fast as it can, so it fetches much
   * at once, but no more than a small heap holds.
   */
  public static Properties boundedConsumer(KafkaCluster kafka) {
    Properties properties = of(kafka);
    properties.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    properties.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    properties.putIfAbsent(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
    properties.putIfAbsent(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
    properties.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
    String deserializer = ByteArrayDeserializer.class.getName();
    properties.setProperty(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, deserializer);
    properties.setProperty(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, deserializer);
    return properties;
  }

  /** A send is done when every in-sync replica has the record. */
  public static Properties durableProducer(KafkaCluster kafka) {
    Properties properties = of(kafka);
    properties.setProperty(ProducerConfig.ACKS_CONFIG, "all");
    String serializer = ByteArraySerializer.class.getName();
    properties.setProperty(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, serializer);
    properties.setProperty(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, serializer);
    return properties;
  }

  /**
   * A {@link #durableProducer} whose transactions end by themselves when nobody finishes them: what
   * waits for them waits as long. Brokers refuse more than their {@code
   * transaction.max.timeout.ms}.
   */
  public static Properties transactionalProducer(KafkaCluster kafka) {
    Properties properties = durableProducer(kafka);
    properties.putIfAbsent(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
    return properties;
  }
}
