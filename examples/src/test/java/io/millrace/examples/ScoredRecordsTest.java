package io.millrace.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoredRecordsTest {
  private static final byte[] CLASS_2 = utf8("{\"values\":[0.1,0.2,0.7]}");

  @Test
  void shouldCountLatencyFromWhenARecordWasDue() {
    ScoredRecords records = new ScoredRecords(new int[100]);
    for (int i = 0; i < 100; i++) {
      records.due(i, i * 1_000_000L);
      records.arrived(i, CLASS_2, i * 1_000_000L + (i + 1) * 1_000_000L);
    }

    assertThat(records.latencyMs(0, 100, 0.5)).isEqualTo(50);
    assertThat(records.latencyMs(0, 100, 0.99)).isEqualTo(99);
    assertThat(records.latencyMs(10, 11, 0.99)).isEqualTo(11);
  }

  @Test
  void shouldMeasureThroughputFromFirstSendToLastOutput() {
    ScoredRecords records = new ScoredRecords(new int[3]);
    for (int i = 0; i < 3; i++) {
      records.due(i, 1_000_000_000L);
      records.arrived(i, CLASS_2, 1_500_000_000L + i);
    }

    assertThat(records.throughput(0, 3)).isCloseTo(6, within(0.001));
  }

  @Test
  void shouldNoticeRecordsThatAreLostOrDoubled() {
    ScoredRecords records = new ScoredRecords(new int[3]);
    records.arrived(0, CLASS_2, 1);
    records.arrived(1, CLASS_2, 1);
    records.arrived(1, CLASS_2, 2);

    assertThat(records.allArrived(0, 2)).isTrue();
    assertThat(records.allArrived(0, 3)).isFalse();
    assertThat(records.notExactlyOnce(0, 3)).isEqualTo(2);
    assertThat(records.outputCount()).isEqualTo(3);
  }

  @Test
  void shouldCompareTheLikeliestClassWithTheLabel() {
    ScoredRecords records = new ScoredRecords(new int[] {2, 1, 2, 2});
    for (int i = 0; i < 3; i++) {
      records.arrived(i, CLASS_2, 1);
    }

    assertThat(records.accuracy()).isEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[0.9,0.1]|0", "[0.1,0.2,0.7]|2", "[0.4]|0", "[0.6]|1", "[1e-9,2E-9]|1"})
  void shouldReadPredictionsAsKafkaMlWritesThem(String values, int expected) {
    assertThat(ScoredRecords.likeliest(utf8("{\"values\":" + values + "}"))).isEqualTo(expected);
  }

  @Test
  void shouldRefuseRecordsThatNobodySent() {
    assertThatThrownBy(() -> new ScoredRecords(new int[3]).arrived(3, CLASS_2, 1))
        .isInstanceOf(DemoException.class)
        .hasMessage("the output topic holds record 3, which nobody sent");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
