package io.millrace.jobs.inference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema.KafkaSinkContext;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PredictionSchemaTest {
  private final PredictionSchema schema = new PredictionSchema("out", "inference-1");

  @Test
  void shouldKeepHeadersThatComeTwiceOrHaveNoValue() {
    byte[] one = {1};
    Prediction prediction =
        prediction(new byte[1], 0, new String[] {"a", "b", "a"}, new byte[][] {one, null, {2}});

    ProducerRecord<byte[], byte[]> record = schema.serialize(prediction, new Partitions(3), 5L);

    Header[] headers = record.headers().toArray();
    assertThat(Arrays.stream(headers).map(Header::key))
        .containsExactly(
            "a", "b", "a", "millrace-model", "millrace-model-version", "millrace-inference");
    assertThat(headers[0].value()).containsExactly(1);
    assertThat(headers[1].value()).isNull();
    assertThat(headers[2].value()).containsExactly(2);
    assertThat(new String(headers[4].value(), UTF_8)).isEqualTo("7");
  }

  @Test
  void shouldLetKafkaChooseThePartitionByTheKey() {
    ProducerRecord<byte[], byte[]> record =
        schema.serialize(prediction(new byte[] {1}, 2), new Partitions(3), 5L);

    assertThat(record.partition()).isNull();
    assertThat(record.key()).containsExactly(1);
    assertThat(record.timestamp()).isEqualTo(42);
  }

  @Test
  void shouldKeepTheOrderOfRecordsWithoutKeyByTheirPartition() {
    assertThat(partitionOf(2, 3)).isEqualTo(2);
    assertThat(partitionOf(4, 3)).isEqualTo(1);
    assertThat(partitionOf(4, 1)).isZero();
  }

  private @Nullable Integer partitionOf(int inputPartition, int partitions) {
    Prediction prediction = prediction(null, inputPartition);
    return schema.serialize(prediction, new Partitions(partitions), 5L).partition();
  }

  private static Prediction prediction(byte @Nullable [] key, int partition) {
    return prediction(key, partition, new String[0], new byte[0][]);
  }

  private static Prediction prediction(
      byte @Nullable [] key, int partition, String[] names, byte[][] values) {
    return new Prediction(key, new byte[1], partition, 42, names, values, "iris", 7);
  }

  private record Partitions(int count) implements KafkaSinkContext {
    @Override
    public int getParallelInstanceId() {
      return 0;
    }

    @Override
    public int getNumberOfParallelInstances() {
      return 1;
    }

    @Override
    public int[] getPartitionsForTopic(String topic) {
      return new int[count];
    }
  }
}
