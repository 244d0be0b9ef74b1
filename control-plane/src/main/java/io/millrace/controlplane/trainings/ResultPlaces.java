package io.millrace.controlplane.trainings;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.retention.Discards;
import io.millrace.controlplane.retention.Named;
import io.millrace.controlplane.retention.Naming;
import io.millrace.controlplane.retention.Place;
import io.millrace.controlplane.submission.JobSubmitter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where trainings keep what they make. A training that has not ended names all that its job may be
 * writing or have to go on from; a finished result names its files for as long as it is not
 * deleted.
 */
@Component
class ResultPlaces implements Naming {
  private final TrainingRepository trainings;
  private final ResultRepository results;
  private final JobSubmitter submitter;
  private final Discards discards;
  private final String store;
  private final String checkpoints;

  ResultPlaces(
      TrainingRepository trainings,
      ResultRepository results,
      JobSubmitter submitter,
      Discards discards,
      MillraceProperties properties) {
    this.trainings = trainings;
    this.results = results;
    this.submitter = submitter;
    this.discards = discards;
    this.store = properties.artifactStore().replaceAll("/+$", "");
    this.checkpoints = properties.checkpoints().directory();
  }

  @Override
  public Collection<Named> named() {
    List<Named> named = new ArrayList<>();
    for (Training training : trainings.live()) {
      String by = owner(training);
      named.add(new Named(submitter.folder(checkpoints, training.jobId()), by));
      for (TrainingResult result : results.of(training.id())) {
        written(result.id()).forEach(place -> named.add(new Named(place, by)));
        add(named, result.initialWeights(), by);
      }
    }
    results.artifacts().forEach(kept -> add(named, kept, "the result of a training"));
    return named;
  }

  private static void add(List<Named> named, @Nullable ModelArtifact artifact, String by) {
    if (artifact != null) {
      named.add(new Named(artifact.uri(), by));
    }
  }

  /** Where a job writes a result: at first aside, then in its place. */
  private Stream<String> written(String resultId) {
    return Stream.of(resultId, resultId + ".archive")
        .flatMap(name -> Stream.of(store + "/" + name, store + "/.staging/" + name));
  }

  private static String owner(Training training) {
    return "training '" + training.name() + "'";
  }

  /** A training has ended: its job's state is not needed, nor what it wrote of failed models. */
  void ended(Training training) {
    JobId job = training.jobId();
    discards.add(Place.Kind.JOB_STATE, submitter.folder(checkpoints, job), owner(training));
    results.of(training.id()).stream()
        .filter(result -> result.outcome() == null)
        .forEach(result -> discard(training, result));
  }

  /** A training is deleted with its results. */
  void deleted(Training training) {
    results.of(training.id()).forEach(result -> discard(training, result));
  }

  private void discard(Training training, TrainingResult result) {
    TrainingResult.Outcome outcome = result.outcome();
    Stream<String> told =
        outcome == null
            ? Stream.empty()
            : Stream.of(outcome.artifact(), outcome.archive())
                .filter(artifact -> artifact != null)
                .map(ModelArtifact::uri);
    Stream.concat(told, written(result.id()))
        .distinct()
        .forEach(place -> discards.add(Place.Kind.RESULT, place, owner(training)));
  }
}
