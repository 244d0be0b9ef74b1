package io.millrace.controlplane.trainings;

import io.millrace.contracts.job.JobState;
import io.millrace.contracts.record.DatasetSplit;
import io.millrace.controlplane.conditions.Standing;
import io.millrace.controlplane.datasources.DataSources;
import io.millrace.controlplane.datasources.RecordedDataSource;
import io.millrace.controlplane.datasources.RetentionProbe;
import io.millrace.controlplane.models.ModelContent;
import io.millrace.controlplane.models.Models;
import io.millrace.controlplane.models.StoredModel;
import io.millrace.controlplane.modelsets.ModelSet;
import io.millrace.controlplane.modelsets.ModelSets;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.problem.RequestViolations;
import io.millrace.controlplane.resource.Identifiers;
import io.millrace.controlplane.submission.JobPreview;
import io.millrace.controlplane.trainings.TrainingResult.TrainingModelSnapshot;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a request into a training, with everything it refers to checked and copied. */
@Component
class TrainingDrafts {
  private final TrainingRepository trainings;
  private final ModelSets sets;
  private final Models models;
  private final EarlierWeights weights;
  private final DataSources sources;
  private final RetentionProbe retention;
  private final Identifiers ids;
  private final Clock clock;

  TrainingDrafts(
      TrainingRepository trainings,
      ModelSets sets,
      Models models,
      EarlierWeights weights,
      DataSources sources,
      RetentionProbe retention,
      Identifiers ids,
      Clock clock) {
    this.trainings = trainings;
    this.sets = sets;
    this.models = models;
    this.weights = weights;
    this.sources = sources;
    this.retention = retention;
    this.ids = ids;
    this.clock = clock;
  }

  /** A training that is not stored yet. */
  record Draft(Training training, List<TrainingResult> results) {}

  /** By which control messages name a training, and how it is told where there is none yet. */
  private record Number(long value, String told) {
    static final Number LATER = new Number(0, "<" + JobPreview.LATER + ">");
  }

  /** As it would be; a number is given to none but trainings. */
  Draft preview(TrainingRequest request) {
    return draft(request, () -> Number.LATER);
  }

  Draft draft(TrainingRequest request) {
    return draft(
        request,
        () -> {
          long number = trainings.nextDeploymentNumber();
          return new Number(number, Long.toString(number));
        });
  }

  private Draft draft(TrainingRequest request, Supplier<Number> number) {
    ModelSet set = modelSet(Objects.requireNonNull(request.modelSetId()));
    Fit fit = Objects.requireNonNull(request.fit());
    requireData(request.dataSourceId(), fit);
    String id = ids.next();
    List<TrainingModelSnapshot> snapshots =
        set.modelIds().stream()
            .map(models::find)
            .flatMap(Optional::stream)
            .map(TrainingDrafts::snapshot)
            .toList();
    List<TrainingResult> results =
        weights.give(request.startFrom(), snapshots).stream()
            .map(model -> TrainingResult.waiting(ids.next(), id, model, epochs(fit)))
            .toList();
    return new Draft(training(id, number.get(), request, set), results);
  }

  private Training training(String id, Number number, TrainingRequest request, ModelSet set) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    JobState state =
        request.dataSourceId() == null ? JobState.WAITING_FOR_DATA : JobState.SUBMITTED;
    return new Training(
        id,
        number.value(),
        request.name() == null ? set.name() + " #" + number.told() : request.name(),
        set.id(),
        set.name(),
        request.dataSourceId(),
        Objects.requireNonNull(request.kind()),
        Objects.requireNonNull(request.fit()),
        request.startFrom(),
        false,
        state,
        Standing.sound(state, now),
        null,
        Training.FlinkJob.UNKNOWN,
        new Training.Times(now, null, null, null));
  }

  private ModelSet modelSet(String id) {
    return sets.find(id)
        .orElseThrow(
            () ->
                ProblemException.unprocessable(
                    "MODEL_SET_NOT_FOUND", "/modelSetId", "there is no model set '" + id + "'"));
  }

  private void requireData(@Nullable String id, Fit fit) {
    if (id == null) {
      return;
    }
    RecordedDataSource source =
        sources
            .find(id)
            .orElseThrow(
                () ->
                    ProblemException.unprocessable(
                        "DATA_SOURCE_NOT_FOUND",
                        "/dataSourceId",
                        "there is no data source '" + id + "'"));
    requireSplit(source, fit);
    retention.requireThere(source, "/dataSourceId");
  }

  private static void requireSplit(RecordedDataSource source, Fit fit) {
    RequestViolations violations = new RequestViolations();
    DatasetSplit split =
        violations.collect("/fit/validationRate", () -> fit.split(source.source().split()));
    if (split != null) {
      fit.checkAgainst(split, violations, "/fit");
    }
    violations.failIfAny("training");
  }

  private static int epochs(Fit fit) {
    return fit.config().epochs();
  }

  private static TrainingModelSnapshot snapshot(StoredModel model) {
    if (!(model.content() instanceof ModelContent.Trainable trainable)) {
      throw ProblemException.unprocessable(
          "MODEL_NOT_TRAINABLE", "/modelSetId", model.whyNotTrainable());
    }
    return new TrainingModelSnapshot(
        model.id(),
        model.name(),
        trainable.architecture(),
        trainable instanceof ModelContent.Archive archive ? archive.file().artifact() : null,
        null);
  }
}
