package io.millrace.jobs.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.contracts.job.KafkaCluster;
import io.millrace.jobs.kafka.ClientProperties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes dead letters to their topic, at least once: the original key and value, and headers in
 * UTF-8 text that say where the record lies and why it could not be used.
 */
public final class DeadLetterSink {
  public static final String SOURCE_TOPIC = "millrace-source-topic";
  public static final String SOURCE_PARTITION = "millrace-source-partition";
  public static final String SOURCE_OFFSET = "millrace-source-offset";
  public static final String CODE = "millrace-error-code";
  public static final String REASON = "millrace-error-reason";

  private DeadLetterSink() {}

  public static KafkaSink<DeadLetter> to(KafkaCluster kafka, String topic) {
    KafkaRecordSerializationSchema<DeadLetter> schema =
        (letter, context, timestamp) -> toKafka(topic, letter);
    return KafkaSink.<DeadLetter>builder()
        .setKafkaProducerConfig(ClientProperties.durableProducer(kafka))
        .setBootstrapServers(kafka.bootstrapServers())
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(schema)
        .build();
  }

  static ProducerRecord<byte[], byte[]> toKafka(String topic, DeadLetter letter) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, letter.key(), letter.value());
    record
        .headers()
        .add(SOURCE_TOPIC, letter.topic().getBytes(UTF_8))
        .add(SOURCE_PARTITION, Integer.toString(letter.partition()).getBytes(UTF_8))
        .add(SOURCE_OFFSET, Long.toString(letter.offset()).getBytes(UTF_8))
        .add(CODE, letter.code().name().getBytes(UTF_8))
        .add(REASON, letter.reason().getBytes(UTF_8));
    return record;
  }
}
