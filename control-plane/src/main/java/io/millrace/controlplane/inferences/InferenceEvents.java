package io.millrace.controlplane.inferences;

import io.millrace.contracts.event.EventEnvelope;
import io.millrace.contracts.event.JobEvent;
import io.millrace.contracts.event.ModelActivated;
import io.millrace.contracts.event.ModelReady;
import io.millrace.contracts.event.ModelRefused;
import io.millrace.contracts.event.ScoringProgress;
import io.millrace.controlplane.jobevents.JobEventHandler;
import org.springframework.stereotype.Component;

/** Applies what inference jobs tell of themselves. */
@Component
class InferenceEvents implements JobEventHandler {
  private final InferenceRepository repository;
  private final InferenceLife life;
  private final Scoring scoring;

  InferenceEvents(InferenceRepository repository, InferenceLife life, Scoring scoring) {
    this.repository = repository;
    this.life = life;
    this.scoring = scoring;
  }

  @Override
  public void handle(EventEnvelope envelope) {
    JobEvent event = envelope.event();
    if (event instanceof ScoringProgress progress) {
      repository
          .lock(progress.inferenceId())
          .ifPresent(inference -> scoring.told(inference, progress, envelope.time()));
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
