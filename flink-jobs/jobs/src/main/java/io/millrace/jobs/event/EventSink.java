package io.millrace.jobs.event;

import io.millrace.contracts.job.KafkaCluster;
import io.millrace.jobs.kafka.ClientProperties;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes events to their topic, keyed by job id, at least once. */
public final class EventSink {
  /** A short training tells a thousand epochs in a second; one request for each would cost more. */
  private static final String LINGER_MS = "50";

  private EventSink() {}

  public static KafkaSink<EventRecord> to(KafkaCluster kafka, String topic) {
    Properties producer = ClientProperties.durableProducer(kafka);
    producer.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
    KafkaRecordSerializationSchema<EventRecord> schema =
        (event, context, timestamp) -> toKafka(topic, event);
    return KafkaSink.<EventRecord>builder()
        .setKafkaProducerConfig(producer)
        .setBootstrapServers(kafka.bootstrapServers())
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(schema)
        .build();
  }

  /** For the few places that send an event with a producer of their own. */
  public static ProducerRecord<byte[], byte[]> toKafka(String topic, EventRecord event) {
    return new ProducerRecord<>(
        topic, event.jobId().getBytes(StandardCharsets.UTF_8), event.json());
  }
}
