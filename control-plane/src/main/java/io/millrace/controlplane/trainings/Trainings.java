package io.millrace.controlplane.trainings;

import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.control.DataSourceListener;
import io.millrace.controlplane.datasources.Announcements;
import io.millrace.controlplane.datasources.WaitingTrainings;
import io.millrace.controlplane.events.Change;
import io.millrace.controlplane.events.ChangeHub;
import io.millrace.controlplane.events.ResourceKind;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.reconciliation.ReconcileRequested;
import io.millrace.controlplane.resource.Page;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people and producers do with trainings; the reconciler does the rest. */
@Service
class Trainings implements WaitingTrainings, DataSourceListener {
  private static final Set<JobState> STOPPABLE = EnumSet.of(JobState.RUNNING, JobState.RESTARTING);
  private final TrainingRepository trainings;
  private final ResultRepository results;
  private final TrainingDrafts drafts;
  private final TrainingLife life;
  private final Announcements announcements;
  private final ResultPlaces places;
  private final ChangeHub hub;
  private final ApplicationEventPublisher publisher;

  Trainings(
      TrainingRepository trainings,
      ResultRepository results,
      TrainingDrafts drafts,
      TrainingLife life,
      Announcements announcements,
      ResultPlaces places,
      ChangeHub hub,
      ApplicationEventPublisher publisher) {
    this.trainings = trainings;
    this.results = results;
    this.drafts = drafts;
    this.life = life;
    this.announcements = announcements;
    this.places = places;
    this.hub = hub;
    this.publisher = publisher;
  }

  @Transactional
  TrainingView create(TrainingRequest request) {
    TrainingDrafts.Draft draft = drafts.draft(request);
    Training training = draft.training();
    if (training.dataSourceId() == null) {
      training =
          announcements
              .first(training.deploymentNumber())
              .map(training::withDataSource)
              .orElse(training);
    }
    trainings.insert(training);
    int position = 0;
    for (TrainingResult result : draft.results()) {
      results.insert(result, position++);
    }
    TrainingView view = TrainingView.of(training, draft.results());
    hub.publish(Change.created(ResourceKind.TRAINING, training.id(), view));
    publisher.publishEvent(new ReconcileRequested());
    return view;
  }

  /** The same models, data and options again, under a new number. */
  @Transactional
  TrainingView repeat(String id) {
    Training old = get(id);
    return create(
        new TrainingRequest(
            old.name(),
            old.modelSetId(),
            old.dataSourceId(),
            old.fit(),
            old.kind(),
            old.startFrom()));
  }

  @Transactional
  TrainingView cancel(String id) {
    Training training =
        trainings.lock(id).orElseThrow(() -> ProblemException.notFound("training", id));
    if (training.state().isTerminal()) {
      throw ProblemException.conflict(
          "TRAINING_ENDED", "training '" + training.name() + "' is already " + training.state());
    }
    if (training.dataSourceId() == null) {
      results.end(id, ResultState.CANCELED, null);
      life.resultChanged(training);
    } else if (training.state() != JobState.CANCELLING) {
      life.store(
          training.with(JobState.CANCELLING, training.error(), training.job(), training.times()));
      publisher.publishEvent(new ReconcileRequested());
    }
    return view(get(id));
  }

  /** Ends it as soon as it can, with what it has by then. Asked again, nothing happens. */
  @Transactional
  TrainingView stop(String id) {
    Training training =
        trainings.lock(id).orElseThrow(() -> ProblemException.notFound("training", id));
    if (training.stopRequested() && training.state() != JobState.CANCELLING) {
      return view(training);
    }
    if (!STOPPABLE.contains(training.state())) {
      throw ProblemException.conflict(
          "TRAINING_NOT_RUNNING",
          "training '"
              + training.name()
              + "' is "
              + training.state()
              + " and has nothing to keep; legal is to stop one that is RUNNING or RESTARTING");
    }
    life.store(training.asStopping());
    publisher.publishEvent(new ReconcileRequested());
    return view(get(id));
  }

  @Transactional
  void delete(String id) {
    Training training = get(id);
    if (!training.state().isTerminal()) {
      throw ProblemException.conflict(
          "TRAINING_LIVE",
          "training '"
              + training.name()
              + "' is "
              + training.state()
              + "; legal is to delete one that is FINISHED, FAILED or CANCELED: cancel it first");
    }
    places.deleted(training);
    trainings.delete(id);
    hub.publish(Change.deleted(ResourceKind.TRAINING, id));
  }

  @Override
  @Transactional
  public void announced(long deploymentNumber, String dataSourceId) {
    trainings
        .lockByNumber(deploymentNumber)
        .filter(training -> training.state() == JobState.WAITING_FOR_DATA)
        .ifPresent(
            training -> {
              life.store(training.withDataSource(dataSourceId));
              publisher.publishEvent(new ReconcileRequested());
            });
  }

  @Override
  public long deploymentNumber(String trainingId) {
    Optional<Training> training = trainings.find(trainingId);
    if (training.isEmpty()) {
      throw ProblemException.unprocessable(
          "TRAINING_NOT_FOUND", "/trainingId", "there is no training '" + trainingId + "'");
    }
    if (training.get().state() != JobState.WAITING_FOR_DATA) {
      throw ProblemException.conflict(
          "TRAINING_HAS_DATA",
          "training '"
              + training.get().name()
              + "' is "
              + training.get().state()
              + "; legal is one that is WAITING_FOR_DATA");
    }
    return training.get().deploymentNumber();
  }

  Page<TrainingView> list(TrainingQuery query) {
    Page<Training> page = trainings.list(query);
    Map<String, List<TrainingResult>> made =
        results.of(page.items().stream().map(Training::id).toList());
    return page.map(
        training -> TrainingView.of(training, made.getOrDefault(training.id(), List.of())));
  }

  Training get(String id) {
    return trainings.find(id).orElseThrow(() -> ProblemException.notFound("training", id));
  }

  TrainingView view(Training training) {
    return TrainingView.of(training, results.of(training.id()));
  }

  TrainingResult result(String trainingId, String resultId) {
    return results
        .find(resultId)
        .filter(result -> result.trainingId().equals(trainingId))
        .orElseThrow(() -> ProblemException.notFound("result", resultId));
  }
}
