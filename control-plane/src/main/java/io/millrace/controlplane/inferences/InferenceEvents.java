package io.millrace.controlplane.inferences;

import io.millrace.contracts.event.EventEnvelope;
import io.millrace.contracts.event.JobEvent;
import io.millrace.contracts.event.ModelActivated;
import io.millrace.contracts.event.ModelReady;
import io.millrace.contracts.event.ModelRefused;
import io.millrace.contracts.event.ScoringProgress;
import io.millrace.controlplane.events.Change;
import io.millrace.controlplane.events.ChangeHub;
import io.millrace.controlplane.events.ResourceKind;
import io.millrace.controlplane.jobevents.JobEventHandler;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Applies what inference jobs tell of themselves. */
@Component
class InferenceEvents implements JobEventHandler {
  private final InferenceRepository repository;
  private final InferenceLife life;
  private final ScoringReports reports;
  private final ScoringHistory history;
  private final ChangeHub hub;

  InferenceEvents(
      InferenceRepository repository,
      InferenceLife life,
      ScoringReports reports,
      ScoringHistory history,
      ChangeHub hub) {
    this.repository = repository;
    this.life = life;
    this.reports = reports;
    this.history = history;
    this.hub = hub;
  }

  @Override
  public void handle(EventEnvelope envelope) {
    JobEvent event = envelope.event();
    if (event instanceof ScoringProgress progress) {
      if (repository.lock(progress.inferenceId()).isPresent()) {
        progress(progress.inferenceId(), SubtaskReport.of(progress, envelope.time()));
      }
    } else if (event instanceof ModelReady ready) {
      life.rollOut(
          ready.inferenceId(), ready.revision(), rollout -> rollout.withReady(ready.subtask()));
    } else if (event instanceof ModelActivated activated) {
      activated(activated);
      life.rollOut(
          activated.inferenceId(),
          activated.revision(),
          rollout -> rollout.withActive(activated.subtask()));
    } else if (event instanceof ModelRefused refused) {
      refused(refused);
      life.rollOut(refused.inferenceId(), refused.revision(), Rollout::withRefusal);
    }
  }

  private void progress(String inferenceId, SubtaskReport report) {
    reports.put(inferenceId, report);
    ScoringMetrics metrics = Objects.requireNonNull(ScoringMetrics.of(reports.of(inferenceId)));
    history.add(inferenceId, metrics);
    hub.publish(Change.updated(ResourceKind.SCORING, inferenceId, metrics));
  }

  /** An old revision may be reported late; only the newest one clears a fault. */
  private void activated(ModelActivated activated) {
    repository
        .find(activated.inferenceId())
        .filter(inference -> inference.model().revision() == activated.revision())
        .ifPresent(inference -> life.report(inference.id(), null));
  }

  private void refused(ModelRefused refused) {
    repository
        .find(refused.inferenceId())
        .filter(inference -> inference.model().revision() == refused.revision())
        .ifPresent(
            inference ->
                life.report(
                    inference.id(),
                    new Inference.Fault(
                        refused.code().name(),
                        "version "
                            + refused.modelVersion()
                            + " is not scored with, the version before goes on: "
                            + refused.reason())));
  }
}
