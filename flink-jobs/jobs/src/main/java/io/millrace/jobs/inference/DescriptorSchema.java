package io.millrace.jobs.inference;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Model descriptors of one deployment, still as JSON; those of all others, and tombstones, end
 * here.
 */
final class DescriptorSchema implements KafkaRecordDeserializationSchema<byte[]> {
  private static final long serialVersionUID = 1L;

  private final byte[] inferenceId;

  DescriptorSchema(String inferenceId) {
    this.inferenceId = inferenceId.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<byte[]> collector) {
    if (record.value() != null && Arrays.equals(inferenceId, record.key())) {
      collector.collect(record.value());
    }
  }

  @Override
  public TypeInformation<byte[]> getProducedType() {
    return PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
  }
}
