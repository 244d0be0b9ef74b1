package io.millrace.contracts.event;

import io.millrace.contracts.job.JobId;
import java.time.Instant;
import java.util.Objects;

/**
 * An event with its identity.
 *
 * @param eventId the same for the same happening however often it is told: apply once by id
 */
public record EventEnvelope(
    int schemaVersion, String eventId, JobId jobId, Instant time, JobEvent event) {
  public static final int SCHEMA_VERSION = 1;

  public EventEnvelope {
    Objects.requireNonNull(eventId, "eventId");
    Objects.requireNonNull(jobId, "jobId");
    Objects.requireNonNull(time, "time");
    Objects.requireNonNull(event, "event");
  }

  public static EventEnvelope of(String eventId, JobId jobId, Instant time, JobEvent event) {
    return new EventEnvelope(SCHEMA_VERSION, eventId, jobId, time, event);
  }
}
