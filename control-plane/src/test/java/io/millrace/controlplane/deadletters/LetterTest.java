package io.millrace.controlplane.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.error.DeadLetterHeaders;
import io.millrace.controlplane.kafka.RecordText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class LetterTest {
  private static final Map<String, String> GIVEN =
      Map.of(
          DeadLetterHeaders.SOURCE_TOPIC, "digits",
          DeadLetterHeaders.SOURCE_PARTITION, "3",
          DeadLetterHeaders.SOURCE_OFFSET, "8589934592",
          DeadLetterHeaders.SOURCE_TIMESTAMP, "1700000000000",
          DeadLetterHeaders.JOB, "inf-abc",
          DeadLetterHeaders.CODE, "RECORD_UNDECODABLE",
          DeadLetterHeaders.REASON, "größer");

  private final ConsumerRecord<byte[], byte[]> record =
      new ConsumerRecord<>("millrace.dead-letters", 1, 7, new byte[] {1}, new byte[] {2, 3});

  private void header(String name, String value) {
    record.headers().add(name, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void shouldReadWhereARecordCameFromAndWhy() {
    // Given
    GIVEN.forEach(this::header);

    // When
    Letter letter = Letter.of(record).orElseThrow();

    // Then
    assertThat(letter.place()).hasToString("1-7");
    assertThat(letter.source())
        .isEqualTo(
            new Letter.Source("digits", 3, 1L << 33, Instant.ofEpochMilli(1_700_000_000_000L)));
    assertThat(letter.code()).isEqualTo("RECORD_UNDECODABLE");
    assertThat(letter.reason()).isEqualTo("größer");
    assertThat(letter.inferenceId()).isEqualTo("abc");
    assertThat(letter.trainingId()).isNull();
    assertThat(letter.bytes()).isEqualTo(3);
  }

  @Test
  void shouldGiveTheRecordItsOwnHeadersBackAlsoThoseOfTheSameNames() {
    // Given
    header("sensor", "1");
    header(DeadLetterHeaders.SOURCE_TOPIC, "copied");
    header("sensor", "2");
    header("nothing", null);
    GIVEN.forEach(this::header);

    // When
    Letter letter = Letter.of(record).orElseThrow();

    // Then
    assertThat(letter.headers())
        .extracting(Header::key)
        .containsExactly("sensor", DeadLetterHeaders.SOURCE_TOPIC, "sensor", "nothing");
    assertThat(RecordText.headers(letter.headers()))
        .containsEntry(DeadLetterHeaders.SOURCE_TOPIC, "copied")
        .containsEntry("sensor", "2")
        .containsEntry("nothing", "");
    assertThat(letter.source().topic()).isEqualTo("digits");
  }

  @Test
  void shouldTakeNothingElseOnTheTopicForALetter() {
    assertThat(Letter.of(record)).isEmpty();

    header(DeadLetterHeaders.SOURCE_TOPIC, "digits");
    header(DeadLetterHeaders.SOURCE_PARTITION, "0");
    header(DeadLetterHeaders.CODE, "X");
    header(DeadLetterHeaders.SOURCE_OFFSET, "-1");
    assertThat(Letter.of(record)).isEmpty();

    header(DeadLetterHeaders.SOURCE_OFFSET, "0");
    Letter least = Letter.of(record).orElseThrow();
    assertThat(least.reason()).isEmpty();
    assertThat(least.job()).isNull();
    assertThat(least.source().time()).isNull();
  }

  @Test
  void shouldReadIdsThatItHasWritten() {
    assertThat(LetterPlace.parse("1-8589934592")).isEqualTo(new LetterPlace(1, 1L << 33));
    for (String id : new String[] {"", "7", "-1-7", "1-", "1-7-", "1-9223372036854775808"}) {
      assertThatThrownBy(() -> LetterPlace.parse(id))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("'" + id + "' is no id of a dead letter; legal are those that GET answers");
    }
  }
}
