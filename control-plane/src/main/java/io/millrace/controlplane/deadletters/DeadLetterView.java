package io.millrace.controlplane.deadletters;

import io.millrace.controlplane.kafka.RecordText;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be used, as GET answers it.
 *
 * @param time when it was laid aside
 * @param jobId null when no job wanted it: a control message
 * @param code what kind of fault it has
 * @param reason what was given and what is legal
 * @param valueText the value when its bytes are readable UTF-8
 * @param headers the record's own, the last of each name; bytes that are no text are in base64
 * @param retriedAt when it was sent again; null when it was not
 * @param retriedBy name of who sent it again
 */
@Schema(name = "DeadLetter")
record DeadLetterView(
    String id,
    Instant time,
    @Nullable String jobId,
    @Nullable String inferenceId,
    @Nullable String trainingId,
    Source source,
    String code,
    String reason,
    @Nullable String keyBase64,
    @Nullable String valueBase64,
    @Nullable String valueText,
    Map<String, String> headers,
    @Nullable Instant retriedAt,
    @Nullable String retriedBy) {

  /**
   * Where the record came from.
   *
   * @param time of the record; null when it is not known
   */
  @Schema(name = "DeadLetterSource")
  record Source(String topic, int partition, long offset, @Nullable Instant time) {
    static Source of(Letter.Source source) {
      return new Source(source.topic(), source.partition(), source.offset(), source.time());
    }
  }

  static DeadLetterView of(Letter letter, @Nullable Retry retry) {
    return new DeadLetterView(
        letter.place().toString(),
        letter.time(),
        letter.job(),
        letter.inferenceId(),
        letter.trainingId(),
        Source.of(letter.source()),
        letter.code(),
        letter.reason(),
        RecordText.base64(letter.key()),
        RecordText.base64(letter.value()),
        RecordText.readable(letter.value()),
        RecordText.headers(letter.headers()),
        retry == null ? null : retry.at(),
        retry == null ? null : retry.by());
  }
}
