package io.millrace.jobs.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.contracts.error.DeadLetterHeaders;
import io.millrace.contracts.job.JobSpec;
import io.millrace.jobs.kafka.ClientProperties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * Writes dead letters to their topic: key, value and headers of the record, then headers in UTF-8
 * text that say where it lies and why it could not be used. Topic, partition, offset and job
 * identify a letter that comes twice.
 */
public final class DeadLetterSink {
  private DeadLetterSink() {}

  public static KafkaSink<DeadLetter> to(JobSpec spec, DeliveryGuarantee guarantee) {
    String topic = spec.topics().deadLetters();
    String jobId = spec.jobId().value();
    KafkaRecordSerializationSchema<DeadLetter> schema =
        (letter, context, timestamp) -> toKafka(topic, jobId, letter);
    return KafkaSink.<DeadLetter>builder()
        .setKafkaProducerConfig(ClientProperties.transactionalProducer(spec.kafka()))
        .setBootstrapServers(spec.kafka().bootstrapServers())
        .setDeliveryGuarantee(guarantee)
        .setTransactionalIdPrefix(jobId + "-dead-letters")
        .setRecordSerializer(schema)
        .build();
  }

  static ProducerRecord<byte[], byte[]> toKafka(String topic, String jobId, DeadLetter letter) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, letter.key(), letter.value());
    Headers headers = record.headers();
    for (int i = 0; i < letter.headerNames().length; i++) {
      headers.add(letter.headerNames()[i], letter.headerValues()[i]);
    }
    if (letter.timestamp() >= 0) {
      headers.add(
          DeadLetterHeaders.SOURCE_TIMESTAMP, Long.toString(letter.timestamp()).getBytes(UTF_8));
    }
    headers
        .add(DeadLetterHeaders.JOB, jobId.getBytes(UTF_8))
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
