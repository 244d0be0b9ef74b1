package io.millrace.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.stream.StreamRange;
import io.millrace.testkit.TestKafka.KeyValue;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@ExtendWith(KafkaExtension.class)
class TestKafkaITCase {
  @RegisterExtension static final MiniClusterExtension FLINK = MiniClusters.withSlots(1);

  @Test
  void shouldReadBackWhatWasSent(TestKafka kafka) {
    String topic = kafka.createTopic("sent", 2);

    StreamRange range =
        kafka.sendAll(
            topic,
            1,
            List.of(new KeyValue(null, new byte[] {1}), new KeyValue(null, new byte[] {2})));

    assertThat(range).isEqualTo(new StreamRange(topic, 1, 0, 2));
    assertThat(kafka.readAll(topic))
        .extracting(record -> record.value()[0])
        .containsExactly((byte) 1, (byte) 2);
    assertThat(kafka.readUntil(topic, records -> records.size() == 2)).hasSize(2);
  }

  @Test
  void shouldForgetRecordsAsRetentionDoes(TestKafka kafka) {
    String topic = kafka.createTopic("forgotten", 1);
    kafka.sendAll(
        topic, 0, List.of(new KeyValue(null, new byte[] {1}), new KeyValue(null, new byte[] {2})));

    kafka.deleteRecordsBefore(topic, 0, 1);

    assertThat(kafka.readAll(topic)).extracting(record -> record.offset()).containsExactly(1L);
  }

  @Test
  void shouldRunAJobOnTheMiniCluster() throws Exception {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();

    List<Long> numbers = environment.fromSequence(1, 3).executeAndCollect(3);

    assertThat(numbers).containsExactlyInAnyOrder(1L, 2L, 3L);
  }
}
