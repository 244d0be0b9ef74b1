package io.millrace.controlplane.trainings;

import io.millrace.contracts.job.PredictionTask;
import io.millrace.keras.InvalidModelException;
import io.millrace.keras.KerasJson;
import io.millrace.keras.KerasModel;
import io.millrace.keras.loss.Loss;
import io.millrace.keras.loss.LossFunction;
import java.util.Optional;
import java.util.Set;

/** What the output of a model means, as its loss says. */
final class TaskOfModel {
  private static final Set<String> OF_NUMBERS =
      Set.of(
          "mean_squared_error",
          "mean_absolute_error",
          "mean_absolute_percentage_error",
          "mean_squared_logarithmic_error",
          "huber",
          "log_cosh",
          "poisson");

  private TaskOfModel() {}

  /**
   * Empty when there are several outputs, or the loss does not say it.
   *
   * @param architecture Keras JSON
   */
  static Optional<PredictionTask> of(String architecture) {
    try {
      KerasModel model = KerasJson.parse(architecture);
      return model.outputShapes().size() == 1
          ? Optional.ofNullable(model.compile().objectives().get(0).loss())
              .map(Loss::function)
              .flatMap(loss -> of(loss, model.outputShapes().get(0).size()))
          : Optional.empty();
    } catch (InvalidModelException e) {
      return Optional.empty();
    }
  }

  private static Optional<PredictionTask> of(LossFunction loss, int values) {
    if (loss instanceof LossFunction.SparseCategoricalCrossentropy
        || loss instanceof LossFunction.CategoricalHinge
        || loss.needsClasses()) {
      return Optional.of(PredictionTask.CLASSIFICATION);
    }
    if (isOfProbabilities(loss) && values == 1) {
      return Optional.of(PredictionTask.BINARY_CLASSIFICATION);
    }
    return OF_NUMBERS.contains(loss.name())
        ? Optional.of(PredictionTask.REGRESSION)
        : Optional.empty();
  }

  /** What has not gone through sigmoid cannot be compared with one half. */
  private static boolean isOfProbabilities(LossFunction loss) {
    return loss instanceof LossFunction.BinaryCrossentropy plain && !plain.fromLogits()
        || loss instanceof LossFunction.BinaryFocalCrossentropy focal && !focal.fromLogits();
  }
}
