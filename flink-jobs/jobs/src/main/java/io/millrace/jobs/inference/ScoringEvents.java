package io.millrace.jobs.inference;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.event.EventEnvelope;
import io.millrace.contracts.event.JobEvent;
import io.millrace.contracts.event.ModelActivated;
import io.millrace.contracts.event.ModelReady;
import io.millrace.contracts.event.ModelRefused;
import io.millrace.contracts.event.ModelWithdrawn;
import io.millrace.contracts.event.ScoringProgress;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.jobs.event.EventRecord;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one subtask tells. Ids say what happened, so that telling it again after a recovery changes
 * nothing.
 */
record ScoringEvents(JobId jobId, String inferenceId, int subtask) {
  EventRecord ready(ServedModel model, long nowMs) {
    ModelDescriptor descriptor = model.descriptor();
    return event(
        "ready-" + descriptor.revision() + "-" + nowMs,
        nowMs,
        new ModelReady(
            inferenceId,
            subtask,
            descriptor.revision(),
            descriptor.modelVersion(),
            model.loadMs()));
  }

  EventRecord activated(ServedModel model, long nowMs) {
    ModelDescriptor descriptor = model.descriptor();
    return event(
        "activated-" + descriptor.revision(),
        nowMs,
        new ModelActivated(
            inferenceId, subtask, descriptor.revision(), descriptor.modelVersion(), model.swap()));
  }

  EventRecord withdrawn(long revision, long nowMs) {
    return event(
        "withdrawn-" + revision, nowMs, new ModelWithdrawn(inferenceId, subtask, revision));
  }

  EventRecord refused(ModelDescriptor model, ModelRefusedException refusal, long nowMs) {
    return event(
        "refused-" + model.revision(),
        nowMs,
        new ModelRefused(
            inferenceId,
            subtask,
            model.revision(),
            model.modelVersion(),
            refusal.code(),
            String.valueOf(refusal.getMessage())));
  }

  /** A message on the models topic that is no descriptor: it has no revision to name. */
  EventRecord unreadable(String reason, long nowMs) {
    return event(
        "unreadable-" + nowMs,
        nowMs,
        new ModelRefused(inferenceId, subtask, 0, 0, ErrorCode.MODEL_LOAD_FAILED, reason));
  }

  /**
   * @param model null when there is none
   * @param input what came in
   */
  EventRecord progress(
      ProgressReport.Progress progress, @Nullable ServedModel model, Input input, long nowMs) {
    return event(
        "scoring-" + nowMs,
        nowMs,
        new ScoringProgress(
            inferenceId,
            subtask,
            progress.scored(),
            progress.deadLetters(),
            progress.recordsPerSecond(),
            progress.p50Ms(),
            progress.p99Ms(),
            model == null ? 0 : model.descriptor().modelVersion(),
            new ScoringProgress.Queues(
                progress.p999Ms(),
                progress.meanBatch(),
                input.waiting(),
                model == null ? 0 : nowMs - model.since()),
            progress.classesPerSecond(),
            input.positions()));
  }

  /**
   * @param waiting records in the operator
   * @param positions by partition, the offset after the last record
   */
  record Input(int waiting, Map<Integer, Long> positions) {}

  private EventRecord event(String what, long nowMs, JobEvent event) {
    String eventId = jobId + "-" + subtask + "-" + what;
    return EventRecord.of(EventEnvelope.of(eventId, jobId, Instant.ofEpochMilli(nowMs), event));
  }
}
