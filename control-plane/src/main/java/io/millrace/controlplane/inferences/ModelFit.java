package io.millrace.controlplane.inferences;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.job.PredictionOutput;
import io.millrace.contracts.job.PredictionTask;
import io.millrace.contracts.model.ModelSignature;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.controlplane.problem.ProblemException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Whether records of a format can be features of a model, as far as the format declares it. */
final class ModelFit {
  private ModelFit() {}

  /**
   * @param pointer into the request, to what would have to change
   * @throws ProblemException when the number of values is known and another than the model takes
   */
  static void require(RecordFormat format, ModelSignature signature, String pointer) {
    int wanted = signature.inputs().stream().mapToInt(input -> input.shape().size()).sum();
    OptionalInt given = format.featureCount();
    if (given.isPresent() && given.getAsInt() != wanted) {
      throw ProblemException.unprocessable(
          ErrorCode.MODEL_DATA_MISMATCH.name(),
          pointer,
          "the format declares "
              + given.getAsInt()
              + " values for each record, but the model takes "
              + wanted
              + " (input "
              + shapes(signature)
              + ")");
    }
  }

  /**
   * Whether labels name the classes of a model with one output.
   *
   * @param output null has none
   * @param pointer into the request, to what would have to change
   */
  static void requireLabels(
      @Nullable PredictionOutput output, ModelSignature signature, String pointer) {
    boolean named =
        output != null
            && output.labels() != null
            && output.task() == PredictionTask.CLASSIFICATION
            && signature.outputs().size() == 1;
    if (named) {
      int given = output.labels().size();
      int classes = signature.outputs().get(0).shape().size();
      if (given != classes) {
        throw ProblemException.unprocessable(
            ErrorCode.MODEL_DATA_MISMATCH.name(),
            pointer,
            "there are "
                + given
                + " labels, but the model has "
                + classes
                + " classes; legal is one label for each class");
      }
    }
  }

  private static String shapes(ModelSignature signature) {
    return String.join(
        ", ", signature.inputs().stream().map(input -> input.shape().toString()).toList());
  }
}
