package io.millrace.controlplane.inferences;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.conditions.ConditionRules;
import io.millrace.controlplane.events.Change;
import io.millrace.controlplane.events.ChangeHub;
import io.millrace.controlplane.events.ResourceKind;
import io.millrace.controlplane.snapshots.KeptSnapshots;
import io.millrace.controlplane.submission.JobStatus;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what is observed of deployments, and tells of it. */
@Component
class InferenceLife {
  private final InferenceRepository repository;
  private final OperationRepository operations;
  private final Scoring scoring;
  private final KeptSnapshots snapshots;
  private final DeploymentPlaces places;
  private final ConditionRules rules;
  private final SwapTimes swaps;
  private final ChangeHub hub;
  private final Clock clock;

  InferenceLife(
      InferenceRepository repository,
      OperationRepository operations,
      Scoring scoring,
      KeptSnapshots snapshots,
      DeploymentPlaces places,
      ConditionRules rules,
      SwapTimes swaps,
      ChangeHub hub,
      Clock clock) {
    this.repository = repository;
    this.operations = operations;
    this.scoring = scoring;
    this.snapshots = snapshots;
    this.places = places;
    this.rules = rules;
    this.swaps = swaps;
    this.hub = hub;
    this.clock = clock;
  }

  /** The runtime has answered; what it says of an earlier run means nothing any more. */
  @Transactional
  void observe(String id, JobStatus seen) {
    change(
        repository
            .lock(id)
            .filter(inference -> inference.run().number() == seen.run())
            .filter(inference -> inference.changing().isEmpty()),
        status -> judged(id, explained(id, status, InferenceProgress.derive(status, seen)), seen));
  }

  /** One that has failed just now says where to read more. */
  private Inference.Status explained(String id, Inference.Status before, Inference.Status now) {
    Inference.Fault fault = now.error();
    boolean failed = now.state() == JobState.FAILED && before.state() != JobState.FAILED;
    return failed && fault != null
        ? now.failing(
            new Inference.Fault(fault.code(), rules.failure(Inference.jobId(id), fault.message())))
        : now;
  }

  /**
   * The runtime has answered, and the state does not follow from that alone.
   *
   * @param seen what it said of the present run; empty when it does not know it
   */
  @Transactional
  void judge(String id, Optional<JobStatus> seen) {
    change(id, status -> judged(id, status, seen.orElse(null)));
  }

  private Inference.Status judged(String id, Inference.Status status, @Nullable JobStatus seen) {
    return status.with(
        rules.answered(status.standing(), Inference.jobId(id), status.state(), seen));
  }

  /** The runtime did not answer: the state stays, and a flag says that it may be old. */
  @Transactional
  void lose(String id, String reason) {
    change(
        id,
        status -> status.with(rules.unanswered(status.standing(), Inference.jobId(id), reason)));
  }

  /** The runtime will never start it; what was under way with it has failed as well. */
  @Transactional
  void refuse(String id, String reason) {
    Optional<Inference> refused =
        repository.lock(id).filter(inference -> !inference.status().state().isTerminal());
    refused.flatMap(Inference::underWay).ifPresent(operation -> fail(operation, reason));
    Inference.Fault fault = new Inference.Fault(ErrorCode.INTERNAL.name(), reason);
    change(repository.lock(id), status -> refusal(status, fault));
  }

  private static Inference.Status refusal(Inference.Status status, Inference.Fault fault) {
    return status.state().isTerminal() ? status : status.failing(fault).as(JobState.FAILED);
  }

  private void fail(Operation operation, String reason) {
    operations.update(operation.at(Operation.Step.FAILED, reason, clock.instant()));
    if (!operation.changesJob() && operation.snapshotId() != null) {
      snapshots.fail(operation.snapshotId(), reason);
    }
  }

  /** A model could not be loaded, or one is active: then there is no fault. */
  @Transactional
  void report(String id, Inference.@Nullable Fault fault) {
    change(id, status -> status.state().isTerminal() ? status : status.failing(fault));
  }

  /** A subtask told how far it is with the newest model; what is told of older ones is over. */
  @Transactional
  void rollOut(String id, long revision, UnaryOperator<Rollout> change) {
    repository
        .lock(id)
        .filter(inference -> inference.rollout() != null)
        .filter(inference -> inference.rollout().revision() == revision)
        .ifPresent(
            inference -> {
              Inference changed = inference.with(change.apply(inference.rollout()));
              if (!changed.equals(inference)) {
                repository.update(changed);
                measure(changed, revision);
                publish(changed);
              }
            });
  }

  private void measure(Inference inference, long revision) {
    Rollout rollout = inference.rollout();
    int subtasks = inference.pipeline().parallelism();
    if (rollout != null && rollout.state(subtasks) == Rollout.State.ACTIVE) {
      swaps.end(inference.id(), revision);
    }
  }

  private void change(String id, UnaryOperator<Inference.Status> change) {
    change(repository.lock(id), change);
  }

  private void change(Optional<Inference> locked, UnaryOperator<Inference.Status> change) {
    locked.ifPresent(
        inference -> {
          Inference changed = inference.with(change.apply(inference.status()));
          if (!changed.equals(inference)) {
            repository.update(changed);
            publish(changed);
          }
        });
  }

  void publish(Inference inference) {
    ScoringMetrics metrics = scoring.of(inference.id());
    hub.publish(
        Change.updated(
            ResourceKind.INFERENCE, inference.id(), InferenceView.of(inference, metrics)));
  }

  /** Its job is gone and it was to be removed. */
  @Transactional
  void remove(String id) {
    snapshots.removeAll(id);
    places.removed(id);
    repository.delete(id);
    scoring.forget(id);
    swaps.forget(id);
    hub.publish(Change.deleted(ResourceKind.INFERENCE, id));
  }
}
