package io.millrace.jobs.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.event.EventEnvelope;
import io.millrace.contracts.event.TrainingFailed;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.json.ContractJson;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class EventRecordTest {
  @Test
  void shouldBeKeyedByItsJobAndReadBack() {
    EventEnvelope envelope =
        EventEnvelope.of(
            "t-1/r-1/TRAINING_FAILED",
            new JobId("t-1"),
            Instant.parse("2026-01-01T00:00:00Z"),
            new TrainingFailed("r-1", ErrorCode.NO_EXAMPLES, "nothing there"));

    ProducerRecord<byte[], byte[]> record = EventSink.toKafka("events", EventRecord.of(envelope));

    assertThat(record.topic()).isEqualTo("events");
    assertThat(new String(record.key(), UTF_8)).isEqualTo("t-1");
    assertThat(ContractJson.readEvent(record.value())).isEqualTo(envelope);
  }
}
