package io.millrace.controlplane.trainings;

import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.conditions.ConditionRules;
import io.millrace.controlplane.events.Change;
import io.millrace.controlplane.events.ChangeHub;
import io.millrace.controlplane.events.ResourceKind;
import io.millrace.controlplane.jobevents.AppliedEvents;
import io.millrace.controlplane.submission.JobStatus;
import io.millrace.controlplane.trainings.TrainingProgress.Settlement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves a training to the state that its results and the runtime imply, and tells of it. */
@Component
class TrainingLife {
  private final TrainingRepository trainings;
  private final ResultRepository results;
  private final ResultPlaces places;
  private final ConditionRules rules;
  private final AppliedEvents events;
  private final ChangeHub hub;
  private final Clock clock;

  TrainingLife(
      TrainingRepository trainings,
      ResultRepository results,
      ResultPlaces places,
      ConditionRules rules,
      AppliedEvents events,
      ChangeHub hub,
      Clock clock) {
    this.trainings = trainings;
    this.results = results;
    this.places = places;
    this.rules = rules;
    this.events = events;
    this.hub = hub;
    this.clock = clock;
  }

  /** The runtime has answered. */
  @Transactional
  void observe(String id, Optional<JobStatus> status) {
    trainings.lock(id).filter(TrainingLife::isLive).ifPresent(t -> observe(t, status));
  }

  private void observe(Training training, Optional<JobStatus> status) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant endedAt = training.times().endedAt();
    if (endedAt == null && status.filter(s -> s.state().isTerminal()).isPresent()) {
      endedAt = now;
    }
    Optional<Settlement> settlement =
        TrainingProgress.settlement(training.state(), status, heardSince(endedAt, now));
    settlement.ifPresent(
        s -> results.end(training.id(), s.state(), explained(training, s.fault())));
    Training moved = moved(training, status, endedAt);
    save(
        training,
        moved.with(
            rules.answered(moved.standing(), moved.jobId(), moved.state(), status.orElse(null))));
  }

  /** Its results may have been told and wait in Kafka, which is away or much behind. */
  private Duration heardSince(@Nullable Instant endedAt, Instant now) {
    Instant heard = events.until().filter(until -> until.isBefore(now)).orElse(now);
    boolean nothing = endedAt == null || events.until().isEmpty() || heard.isBefore(endedAt);
    return nothing ? Duration.ZERO : Duration.between(endedAt, heard);
  }

  private @Nullable Fault explained(Training training, @Nullable Fault fault) {
    return fault == null
        ? null
        : new Fault(fault.code(), rules.failure(training.jobId(), fault.message()));
  }

  /** The runtime will never start it. */
  @Transactional
  void refuse(String id, Fault fault) {
    trainings
        .lock(id)
        .filter(TrainingLife::isLive)
        .ifPresent(
            training -> {
              results.end(id, ResultState.FAILED, fault);
              save(training, moved(training, Optional.empty(), training.times().endedAt()));
            });
  }

  /** The runtime did not answer: the state stays, and a flag says that it may be old. */
  @Transactional
  void lose(String id, String reason) {
    trainings
        .lock(id)
        .filter(TrainingLife::isLive)
        .ifPresent(
            training ->
                save(
                    training,
                    training.with(
                        rules.unanswered(training.standing(), training.jobId(), reason))));
  }

  /** A result has changed. The training must be locked by this transaction. */
  void resultChanged(Training training) {
    if (!save(training, moved(training, Optional.empty(), training.times().endedAt()))) {
      publish(training);
    }
  }

  private static boolean isLive(Training training) {
    return !training.state().isTerminal();
  }

  private boolean save(Training training, Training moved) {
    if (moved.equals(training)) {
      return false;
    }
    store(moved);
    return true;
  }

  private Training moved(Training training, Optional<JobStatus> status, @Nullable Instant endedAt) {
    List<TrainingResult> outcome = results.of(training.id());
    JobState next =
        TrainingProgress.derive(
            training.state(),
            status.map(JobStatus::state),
            outcome.stream().map(TrainingResult::state).toList());
    return training.with(
        next,
        next == JobState.FAILED ? firstFault(outcome) : waiting(next, status),
        job(training, status),
        times(training, next, endedAt));
  }

  private static Training.FlinkJob job(Training training, Optional<JobStatus> status) {
    return status
        .filter(seen -> seen.flinkJobId() != null)
        .map(seen -> new Training.FlinkJob(seen.flinkJobId(), seen.dashboardUrl()))
        .orElse(training.job());
  }

  private Training.Times times(Training training, JobState next, @Nullable Instant endedAt) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Training.Times before = training.times();
    Instant startedAt =
        before.startedAt() == null && next == JobState.RUNNING ? now : before.startedAt();
    Instant finishedAt =
        before.finishedAt() == null && next.isTerminal() ? now : before.finishedAt();
    return new Training.Times(before.createdAt(), startedAt, endedAt, finishedAt);
  }

  /** Why it does not run yet, or not any more, if the runtime says so. */
  private static @Nullable Fault waiting(JobState next, Optional<JobStatus> status) {
    boolean waits = next == JobState.DEPLOYING || next == JobState.RESTARTING;
    return status
        .map(JobStatus::error)
        .filter(reason -> waits)
        .map(reason -> new Fault(JobStatus.JOB_NOT_RUNNING, reason))
        .orElse(null);
  }

  private static @Nullable Fault firstFault(List<TrainingResult> results) {
    return results.stream()
        .filter(result -> result.error() != null)
        .findFirst()
        .map(result -> named(result.modelName(), Objects.requireNonNull(result.error())))
        .orElse(null);
  }

  /** Most reasons of jobs name the model already. */
  private static Fault named(String model, Fault fault) {
    String name = "model '" + model + "'";
    return fault.message().startsWith(name)
        ? fault
        : new Fault(fault.code(), name + ": " + fault.message());
  }

  void store(Training training) {
    trainings.update(training);
    if (training.state().isTerminal()) {
      places.ended(training);
    }
    publish(training);
  }

  private void publish(Training training) {
    hub.publish(
        Change.updated(
            ResourceKind.TRAINING,
            training.id(),
            TrainingView.of(training, results.of(training.id()))));
  }
}
