package io.millrace.jobs.training;

import io.millrace.contracts.event.EpochCompleted;
import io.millrace.contracts.event.EventEnvelope;
import io.millrace.contracts.event.JobEvent;
import io.millrace.contracts.event.StepsCompleted;
import io.millrace.contracts.event.TrainingFailed;
import io.millrace.contracts.event.TrainingStarted;
import io.millrace.contracts.event.TrainingSucceeded;
import io.millrace.contracts.job.JobId;
import io.millrace.jobs.event.EventRecord;
import java.time.InstantSource;

/** Gives the events of one result ids that a repetition after a recovery has too. */
final class TrainingEvents {
  private final JobId jobId;
  private final String resultId;
  private final InstantSource clock;

  TrainingEvents(JobId jobId, String resultId, InstantSource clock) {
    this.jobId = jobId;
    this.resultId = resultId;
    this.clock = clock;
  }

  EventRecord started(TrainingStarted event) {
    return record("TRAINING_STARTED", event);
  }

  EventRecord steps(StepsCompleted event) {
    return record("STEPS_COMPLETED/" + event.step(), event);
  }

  EventRecord epoch(EpochCompleted event) {
    return record("EPOCH_COMPLETED/" + event.epoch(), event);
  }

  EventRecord succeeded(TrainingSucceeded event) {
    return record("TRAINING_SUCCEEDED", event);
  }

  EventRecord failed(TrainingFailed event) {
    return record("TRAINING_FAILED", event);
  }

  private EventRecord record(String what, JobEvent event) {
    String eventId = String.join("/", jobId.value(), resultId, what);
    return EventRecord.of(EventEnvelope.of(eventId, jobId, clock.instant(), event));
  }
}
