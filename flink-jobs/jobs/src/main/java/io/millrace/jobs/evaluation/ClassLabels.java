package io.millrace.jobs.evaluation;

import io.millrace.keras.compile.OutputLabels;
import io.millrace.keras.loss.Loss;
import io.millrace.keras.loss.LossFunction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How an output chooses between classes, which its loss says: one of categories, or a binary
 * crossentropy of a single value. Many values with a binary crossentropy are no classes: they may
 * be pixels.
 *
 * @param output whose labels these are
 * @param classes at least 2
 * @param form of a label and of what is put out
 */
public record ClassLabels(OutputLabels output, int classes, Form form) {

  /** How a label names its class. */
  enum Form {
    INDEX,
    ONE_HOT,
    /** One value, 1 or 0. */
    BINARY,
    /** As {@code BINARY}; what is put out has not gone through sigmoid. */
    BINARY_LOGIT
  }

  /** Empty when the labels of the output are no classes. */
  public static Optional<ClassLabels> of(OutputLabels output) {
    Form form = form(output);
    if (form == null) {
      return Optional.empty();
    }
    int last = output.shape().dimensions().get(output.shape().rank() - 1);
    int classes = form == Form.INDEX || form == Form.ONE_HOT ? last : 2;
    return classes < 2 ? Optional.empty() : Optional.of(new ClassLabels(output, classes, form));
  }

  private static @Nullable Form form(OutputLabels output) {
    if (output.shape().rank() == 0) {
      return null;
    }
    Loss named = output.objective().loss();
    if (named == null) {
      return output.count() < output.shape().size() ? Form.INDEX : null;
    }
    LossFunction loss = named.function();
    if (loss instanceof LossFunction.SparseCategoricalCrossentropy) {
      return Form.INDEX;
    }
    if (loss.needsClasses() || loss instanceof LossFunction.CategoricalHinge) {
      return Form.ONE_HOT;
    }
    return output.shape().size() == 1 ? binary(loss) : null;
  }

  private static @Nullable Form binary(LossFunction loss) {
    if (loss instanceof LossFunction.BinaryCrossentropy crossentropy) {
      return crossentropy.fromLogits() ? Form.BINARY_LOGIT : Form.BINARY;
    }
    if (loss instanceof LossFunction.BinaryFocalCrossentropy focal) {
      return focal.fromLogits() ? Form.BINARY_LOGIT : Form.BINARY;
    }
    return null;
  }

  /** Decisions of one example: 1, or one for each position of a sequence or an image. */
  public int decisions() {
    return isBinary() ? 1 : output.shape().size() / classes;
  }

  /**
   * The class that a label names; none when it is outside the classes, as ignored ones are.
   *
   * @param labels of all outputs of an example, from index {@code from} on
   * @param decision index
   * @return -1 for none
   */
  int given(float[] labels, int from, int decision) {
    int at = from + output.offset();
    int index =
        switch (form) {
          case INDEX -> (int) labels[at + decision];
          case ONE_HOT -> largest(labels, at + decision * classes);
          case BINARY, BINARY_LOGIT -> labels[at] > 0.5f ? 1 : 0;
        };
    return index < classes ? index : -1;
  }

  /**
   * The class that was put out.
   *
   * @param predictions from the first value of this output and example on
   */
  int predicted(float[] predictions, int from, int decision) {
    return switch (form) {
      case INDEX, ONE_HOT -> largest(predictions, from + decision * classes);
      case BINARY -> predictions[from] > 0.5f ? 1 : 0;
      case BINARY_LOGIT -> predictions[from] > 0 ? 1 : 0;
    };
  }

  /** How sure the model is of class 1, of two; the more the surer. */
  float score(float[] predictions, int from, int decision) {
    return switch (form) {
      case INDEX, ONE_HOT ->
          isLogit()
              ? sigmoid(predictions[from + decision * 2 + 1] - predictions[from + decision * 2])
              : predictions[from + decision * 2 + 1];
      case BINARY -> predictions[from];
      case BINARY_LOGIT -> sigmoid(predictions[from]);
    };
  }

  private boolean isLogit() {
    Loss named = output.objective().loss();
    LossFunction loss = named == null ? null : named.function();
    return loss instanceof LossFunction.SparseCategoricalCrossentropy sparse && sparse.fromLogits()
        || loss instanceof LossFunction.CategoricalCrossentropy categorical
            && categorical.fromLogits()
        || loss instanceof LossFunction.CategoricalFocalCrossentropy focal && focal.fromLogits();
  }

  private static float sigmoid(float logit) {
    return (float) (1 / (1 + Math.exp(-logit)));
  }

  private boolean isBinary() {
    return form == Form.BINARY || form == Form.BINARY_LOGIT;
  }

  private int largest(float[] values, int from) {
    int largest = 0;
    for (int i = 1; i < classes; i++) {
      if (values[from + i] > values[from + largest]) {
        largest = i;
      }
    }
    return largest;
  }
}
