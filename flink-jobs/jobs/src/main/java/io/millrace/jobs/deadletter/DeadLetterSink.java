package io.millrace.jobs.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.contracts.error.DeadLetterHeaders;
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
        .add(DeadLetterHeaders.SOURCE_TOPIC, letter.topic().getBytes(UTF_8))
        .add(
            DeadLetterHeaders.SOURCE_PARTITION,
            Integer.toString(letter.partition()).getBytes(UTF_8))
        .add(DeadLetterHeaders.SOURCE_OFFSET, Long.toString(letter.offset()).getBytes(UTF_8))
        .add(DeadLetterHeaders.CODE, letter.code().name().getBytes(UTF_8))
        .add(DeadLetterHeaders.REASON, letter.reason().getBytes(UTF_8));
    return record;
  }
}
