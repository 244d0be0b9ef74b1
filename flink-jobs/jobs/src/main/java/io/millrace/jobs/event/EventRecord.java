package io.millrace.jobs.event;

import io.millrace.contracts.event.EventEnvelope;
import io.millrace.contracts.json.ContractJson;

/**
 * An event as it crosses a Flink edge and lies on the events topic.
 *
 * @param jobId key on the topic, so that the events of one job keep their order
 * @param json the {@link EventEnvelope}
 */
public record EventRecord(String jobId, byte[] json) {
  public static EventRecord of(EventEnvelope envelope) {
    return new EventRecord(envelope.jobId().value(), ContractJson.writeBytes(envelope));
  }
}
