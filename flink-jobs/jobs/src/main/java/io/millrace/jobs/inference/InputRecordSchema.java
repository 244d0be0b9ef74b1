package io.millrace.jobs.inference;

import io.millrace.jobs.edge.EdgeType;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Takes a record as it is, tombstones too: nothing is decoded before it can be dead-lettered. */
final class InputRecordSchema implements KafkaRecordDeserializationSchema<InputRecord> {
  private static final long serialVersionUID = 1L;
  private static final String[] NO_NAMES = {};
  private static final byte[][] NO_VALUES = {};

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<InputRecord> collector) {
    Header[] headers = record.headers().toArray();
    String[] names = headers.length == 0 ? NO_NAMES : new String[headers.length];
    byte[][] values = headers.length == 0 ? NO_VALUES : new byte[headers.length][];
    for (int i = 0; i < headers.length; i++) {
      names[i] = headers[i].key();
      values[i] = headers[i].value();
    }
    collector.collect(
        new InputRecord(
            record.key(),
            record.value(),
            record.topic(),
            record.partition(),
            record.offset(),
            record.timestamp(),
            names,
            values));
  }

  @Override
  public TypeInformation<InputRecord> getProducedType() {
    return new EdgeType<>(InputRecord.class, InputRecordSerializer.INSTANCE);
  }
}
