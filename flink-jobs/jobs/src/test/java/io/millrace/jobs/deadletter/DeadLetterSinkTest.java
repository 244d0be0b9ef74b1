package io.millrace.jobs.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.error.ErrorCode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class DeadLetterSinkTest {
  @Test
  void shouldKeepTheBytesAndSayWhereTheyLieAndWhyTheyCouldNotBeUsed() {
    DeadLetter letter =
        new DeadLetter(
            new byte[] {1},
            new byte[] {2, 3},
            "iris",
            2,
            17,
            ErrorCode.RECORD_UNDECODABLE,
            "2 bytes, legal are 16",
            42,
            new String[] {"trace", "none"},
            new byte[][] {{'x'}, null});

    ProducerRecord<byte[], byte[]> record = DeadLetterSink.toKafka("dead", "job-1", letter);

    assertThat(record.topic()).isEqualTo("dead");
    assertThat(record.key()).containsExactly(1);
    assertThat(record.value()).containsExactly(2, 3);
    Map<String, String> headers = new LinkedHashMap<>();
    record
        .headers()
        .forEach(
            header ->
                headers.put(
                    header.key(), header.value() == null ? "" : new String(header.value(), UTF_8)));
    assertThat(headers)
        .containsExactly(
            Map.entry("trace", "x"),
            Map.entry("none", ""),
            Map.entry("millrace-source-timestamp", "42"),
            Map.entry("millrace-job", "job-1"),
            Map.entry("millrace-source-topic", "iris"),
            Map.entry("millrace-source-partition", "2"),
            Map.entry("millrace-source-offset", "17"),
            Map.entry("millrace-error-code", "RECORD_UNDECODABLE"),
            Map.entry("millrace-error-reason", "2 bytes, legal are 16"));
  }
}
