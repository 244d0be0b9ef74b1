package io.millrace.controlplane.trainings;

import io.millrace.contracts.model.ModelArtifact;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.trainings.TrainingResult.TrainingModelSnapshot;
import io.millrace.keras.KerasJson;
import io.millrace.keras.layer.WeightSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives models of a set the weights of earlier results to start from. */
@Component
class EarlierWeights {
  private static final String POINTER = "/startFrom";
  private final ResultRepository results;
  private final ResultFiles files;

  EarlierWeights(ResultRepository results, ResultFiles files) {
    this.results = results;
    this.files = files;
  }

  /** A finished result, and where a request named it. */
  private record Beginning(TrainingResult result, ModelArtifact archive, String pointer) {
    boolean isOf(TrainingModelSnapshot model) {
      return result.modelId().equals(model.modelId());
    }

    TrainingModelSnapshot given(TrainingModelSnapshot model) {
      return new TrainingModelSnapshot(
          model.modelId(), model.name(), model.architecture(), archive, result.id());
    }
  }

  /**
   * The same models, with the weights that they start from.
   *
   * @throws ProblemException when a result is not there, has no weights, or fits no model
   */
  List<TrainingModelSnapshot> give(
      @Nullable StartFrom startFrom, List<TrainingModelSnapshot> models) {
    if (startFrom == null) {
      return models;
    }
    return startFrom.resultId() == null
        ? giveEach(Objects.requireNonNull(startFrom.models()), models)
        : giveAll(beginning(startFrom.resultId(), POINTER + "/resultId"), models);
  }

  private static List<TrainingModelSnapshot> giveAll(
      Beginning beginning, List<TrainingModelSnapshot> models) {
    if (models.stream().anyMatch(beginning::isOf)) {
      return models.stream()
          .map(model -> beginning.isOf(model) ? fitting(beginning, model) : model)
          .toList();
    }
    List<TrainingModelSnapshot> given =
        models.stream()
            .map(model -> misfit(beginning, model).isEmpty() ? beginning.given(model) : model)
            .toList();
    if (given.equals(models)) {
      throw misfit(
          beginning,
          "the set has neither model '"
              + beginning.result().modelName()
              + "' nor one whose weights have the same shapes; legal is a result of a model of the"
              + " set");
    }
    return given;
  }

  private List<TrainingModelSnapshot> giveEach(
      Map<String, @Nullable String> asked, List<TrainingModelSnapshot> models) {
    List<String> known = models.stream().map(TrainingModelSnapshot::modelId).toList();
    for (String id : asked.keySet()) {
      if (!known.contains(id)) {
        throw ProblemException.unprocessable(
            "MODEL_NOT_IN_SET",
            POINTER + "/models/" + id,
            "the set has no model '" + id + "'; legal is one of " + String.join(", ", known));
      }
    }
    List<TrainingModelSnapshot> given = new ArrayList<>();
    for (TrainingModelSnapshot model : models) {
      String result = asked.get(model.modelId());
      String pointer = POINTER + "/models/" + model.modelId();
      given.add(result == null ? model : fitting(beginning(result, pointer), model));
    }
    return given;
  }

  private Beginning beginning(String id, String pointer) {
    TrainingResult result =
        results
            .find(id)
            .orElseThrow(
                () ->
                    ProblemException.unprocessable(
                        "RESULT_NOT_FOUND", pointer, "there is no result '" + id + "'"));
    TrainingResult.Outcome outcome = result.outcome();
    if (outcome == null) {
      throw ProblemException.unprocessable(
          "RESULT_NOT_FINISHED",
          pointer,
          "result '"
              + id
              + "' is "
              + result.state()
              + " and has no weights; legal is one that is FINISHED");
    }
    ModelArtifact archive = outcome.archive();
    if (archive == null || !files.exists(archive)) {
      throw ProblemException.unprocessable(
          "WEIGHTS_ABSENT",
          pointer,
          "the weights of result '"
              + id
              + "' are not kept"
              + (archive == null ? "" : " at " + archive.uri() + " any more")
              + "; legal is a result with Keras files, or to train the model anew");
    }
    return new Beginning(result, archive, pointer);
  }

  private static TrainingModelSnapshot fitting(Beginning beginning, TrainingModelSnapshot model) {
    misfit(beginning, model)
        .ifPresent(
            reason -> {
              throw misfit(beginning, reason);
            });
    return beginning.given(model);
  }

  private static ProblemException misfit(Beginning beginning, String reason) {
    return ProblemException.unprocessable(
        "WEIGHTS_DO_NOT_FIT",
        beginning.pointer(),
        "the weights of result '" + beginning.result().id() + "' cannot be taken: " + reason);
  }

  /** The first weight that differs in its shape. Names may differ, as in a renamed layer. */
  private static Optional<String> misfit(Beginning beginning, TrainingModelSnapshot model) {
    if (beginning.result().architecture().equals(model.architecture())) {
      return Optional.empty();
    }
    List<WeightSpec> had = KerasJson.parse(beginning.result().architecture()).weights();
    List<WeightSpec> has = KerasJson.parse(model.architecture()).weights();
    if (had.size() != has.size()) {
      return Optional.of(
          "they are " + had.size() + " arrays, and model '" + model.name() + "' has " + has.size());
    }
    for (int i = 0; i < has.size(); i++) {
      if (!had.get(i).shape().equals(has.get(i).shape())) {
        return Optional.of(
            "'"
                + had.get(i).name()
                + "' has the shape "
                + had.get(i).shape()
                + ", and '"
                + has.get(i).name()
                + "' of model '"
                + model.name()
                + "' "
                + has.get(i).shape());
      }
    }
    return Optional.empty();
  }
}
