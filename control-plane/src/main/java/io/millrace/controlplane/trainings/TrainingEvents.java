package io.millrace.controlplane.trainings;

import io.millrace.contracts.event.EpochCompleted;
import io.millrace.contracts.event.EventEnvelope;
import io.millrace.contracts.event.JobEvent;
import io.millrace.contracts.event.StepsCompleted;
import io.millrace.contracts.event.TrainingFailed;
import io.millrace.contracts.event.TrainingStarted;
import io.millrace.contracts.event.TrainingSucceeded;
import io.millrace.controlplane.events.Change;
import io.millrace.controlplane.events.ChangeHub;
import io.millrace.controlplane.events.ResourceKind;
import io.millrace.controlplane.jobevents.JobEventHandler;
import io.millrace.controlplane.trainings.TrainingResult.Ending;
import io.millrace.controlplane.trainings.TrainingResult.Examples;
import io.millrace.controlplane.trainings.TrainingResult.Outcome;
import io.millrace.controlplane.trainings.TrainingResult.Progress;
import java.time.Instant;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Applies to results what training jobs tell. All of it may be told again: an ended result stays as
 * it is, and an epoch is counted once.
 */
@Component
class TrainingEvents implements JobEventHandler {
  private final TrainingRepository trainings;
  private final ResultRepository results;
  private final EpochRepository epochs;
  private final StepRepository steps;
  private final ModelVersions versions;
  private final TrainingLife life;
  private final ChangeHub hub;

  TrainingEvents(
      TrainingRepository trainings,
      ResultRepository results,
      EpochRepository epochs,
      StepRepository steps,
      ModelVersions versions,
      TrainingLife life,
      ChangeHub hub) {
    this.trainings = trainings;
    this.results = results;
    this.epochs = epochs;
    this.steps = steps;
    this.versions = versions;
    this.life = life;
    this.hub = hub;
  }

  @Override
  public void handle(EventEnvelope envelope) {
    JobEvent event = envelope.event();
    if (event instanceof TrainingStarted started) {
      change(started.resultId(), result -> start(started));
    } else if (event instanceof EpochCompleted epoch) {
      results
          .find(epoch.resultId())
          .filter(result -> !result.state().hasEnded())
          .ifPresent(result -> progress(result, epoch, envelope.time()));
    } else if (event instanceof StepsCompleted done) {
      results
          .find(done.resultId())
          .filter(result -> !result.state().hasEnded())
          .ifPresent(result -> steps.add(done, envelope.time()));
    } else if (event instanceof TrainingSucceeded succeeded) {
      change(succeeded.resultId(), result -> finish(result, succeeded, envelope.time()));
    } else if (event instanceof TrainingFailed failed) {
      change(
          failed.resultId(),
          result -> results.failed(result.id(), Fault.of(failed.code(), failed.reason())));
    }
  }

  /** Applies a change to a result that has not ended, and to its training what follows from it. */
  private void change(String resultId, Consumer<TrainingResult> effect) {
    results
        .find(resultId)
        .flatMap(result -> trainings.lock(result.trainingId()))
        .ifPresent(
            training ->
                results
                    .find(resultId)
                    .filter(result -> !result.state().hasEnded())
                    .ifPresent(
                        result -> {
                          effect.accept(result);
                          life.resultChanged(training);
                        }));
  }

  private void start(TrainingStarted started) {
    results.started(
        started.resultId(),
        new Examples(
            started.trainingExamples(),
            started.validationExamples(),
            started.testExamples(),
            started.rejectedRecords()));
  }

  private void progress(TrainingResult result, EpochCompleted epoch, Instant time) {
    if (!epochs.add(epoch, time)) {
      return;
    }
    results.progressed(
        result.id(),
        new Progress(
            epoch.epoch(),
            epoch.epochs(),
            epoch.step(),
            MetricValues.of(epoch.training()),
            MetricValues.of(epoch.validation()),
            epoch.learningRate()));
    EpochView view = EpochView.of(result.trainingId(), epoch, time);
    hub.publish(Change.updated(ResourceKind.EPOCH, result.id(), view));
  }

  private void finish(TrainingResult result, TrainingSucceeded succeeded, Instant time) {
    long version = versions.assign(result.modelId(), result.id(), time);
    results.finished(
        result.id(),
        new Outcome(
            version,
            succeeded.artifact(),
            succeeded.archive(),
            succeeded.signature(),
            succeeded.provenance(),
            MetricValues.of(succeeded.test()),
            succeeded.durationMs(),
            new Ending(succeeded.end(), succeeded.bestEpoch(), succeeded.effort())));
  }
}
