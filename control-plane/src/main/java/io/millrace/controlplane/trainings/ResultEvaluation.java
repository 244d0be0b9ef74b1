package io.millrace.controlplane.trainings;

import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.model.Evaluation;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelFiles;
import io.millrace.controlplane.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads how a trained model did on examples that it was not trained on. */
final class ResultEvaluation {
  private ResultEvaluation() {}

  /**
   * @throws ProblemException when there is none, with the reason
   */
  static Evaluation of(ResultFiles files, TrainingResult result) {
    ModelArtifact archive = archive(result);
    if (!files.names(archive).contains(ModelFiles.EVALUATION)) {
      throw absent(result, whyNotWritten(result));
    }
    try (InputStream in = files.open(archive, ModelFiles.EVALUATION)) {
      return ContractJson.mapper().readValue(in.readAllBytes(), Evaluation.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The confusion matrix of one output.
   *
   * @param output name of the output; null takes the first that chooses between classes
   */
  static ConfusionMatrix confusion(
      Evaluation evaluation, TrainingResult result, @Nullable String output) {
    Evaluation.Output chosen =
        output == null ? first(result, evaluation) : named(result, evaluation, output);
    if (!(chosen instanceof Evaluation.Classification classes)) {
      throw noMatrix("output '" + chosen.name() + "' predicts numbers, which have no classes");
    }
    if (classes.confusion().isEmpty()) {
      throw noMatrix(
          "output '"
              + classes.name()
              + "' has "
              + classes.classes().size()
              + " classes; a confusion matrix is made of up to "
              + Evaluation.Classification.MAX_CONFUSION_CLASSES);
    }
    return ConfusionMatrix.of(evaluation, classes);
  }

  private static Evaluation.Output first(TrainingResult result, Evaluation evaluation) {
    List<Evaluation.Output> outputs = evaluation.outputs();
    return outputs.stream()
        .filter(Evaluation.Classification.class::isInstance)
        .findFirst()
        .or(() -> outputs.stream().findFirst())
        .orElseThrow(() -> absent(result, "no output of the model has labels"));
  }

  private static Evaluation.Output named(
      TrainingResult result, Evaluation evaluation, String output) {
    return evaluation.outputs().stream()
        .filter(candidate -> candidate.name().equals(output))
        .findFirst()
        .orElseThrow(
            () ->
                ProblemException.absent(
                    "OUTPUT_UNKNOWN",
                    "the evaluation of result '"
                        + result.id()
                        + "' has no output '"
                        + output
                        + "'; legal is "
                        + evaluation.outputs().stream()
                            .map(Evaluation.Output::name)
                            .collect(Collectors.joining(", "))));
  }

  private static ModelArtifact archive(TrainingResult result) {
    TrainingResult.Outcome outcome = result.outcome();
    if (outcome == null) {
      throw absent(
          result,
          "it is " + result.state() + "; a model is evaluated when its training has succeeded");
    }
    ModelArtifact archive = outcome.archive();
    if (archive == null) {
      throw absent(result, "it was made by a release that wrote none; train the model again");
    }
    return archive;
  }

  private static String whyNotWritten(TrainingResult result) {
    TrainingResult.Examples examples = result.examples();
    return examples != null && examples.validation() + examples.test() == 0
        ? "its data had no part that was not trained on; train it with a validationRate or testRate"
            + " above 0"
        : "its files hold none; the model has no output with labels, or a release before wrote"
            + " them";
  }

  private static ProblemException absent(TrainingResult result, String reason) {
    return ProblemException.absent(
        "EVALUATION_ABSENT", "result '" + result.id() + "' has no evaluation: " + reason);
  }

  private static ProblemException noMatrix(String reason) {
    return ProblemException.absent("CONFUSION_MATRIX_ABSENT", reason);
  }
}
