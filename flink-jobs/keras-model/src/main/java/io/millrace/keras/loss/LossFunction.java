package io.millrace.keras.loss;

import io.millrace.contracts.record.TensorShape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far outputs are from labels. Formulas are those of Keras 3; most give one value for each
 * position of the last axis and take their mean over it.
 */
public sealed interface LossFunction {
  /** Keras' name, for example {@code mean_squared_error}. */
  String name();

  /** Shape of the label of one example when the model's output has this shape. */
  default TensorShape labelShape(TensorShape output) {
    return output;
  }

  /** Whether the last axis of the output has one position for each class. */
  default boolean needsClasses() {
    return false;
  }

  /**
   * For labels 0 and 1, one for each output.
   *
   * @param fromLogits true when the model's output has not gone through sigmoid
   * @param labelSmoothing 0 to 1: the part of each label that is moved towards one half
   */
  record BinaryCrossentropy(boolean fromLogits, double labelSmoothing) implements LossFunction {
    public BinaryCrossentropy {
      Shares.require("label_smoothing", labelSmoothing);
    }

    @Override
    public String name() {
      return "binary_crossentropy";
    }
  }

  /**
   * Binary crossentropy that counts examples less the surer the model is of them (Lin et al.,
   * 2018).
   *
   * @param balance weight of label 1, the weight of label 0 is the rest of 1; null weighs both
   *     alike
   * @param gamma at least 0; how fast the weight falls
   */
  record BinaryFocalCrossentropy(
      boolean fromLogits, double labelSmoothing, @Nullable Double balance, double gamma)
      implements LossFunction {
    public BinaryFocalCrossentropy {
      Shares.require("label_smoothing", labelSmoothing);
      Shares.requireNotNegative("gamma", gamma);
    }

    @Override
    public String name() {
      return "binary_focal_crossentropy";
    }
  }

  /**
   * For labels that give each class its probability.
   *
   * @param fromLogits true when the model's output has not gone through softmax
   * @param labelSmoothing 0 to 1: the part of each label that is spread over all classes
   */
  record CategoricalCrossentropy(boolean fromLogits, double labelSmoothing)
      implements LossFunction {
    public CategoricalCrossentropy {
      Shares.require("label_smoothing", labelSmoothing);
    }

    @Override
    public String name() {
      return "categorical_crossentropy";
    }

    @Override
    public boolean needsClasses() {
      return true;
    }
  }

  /**
   * Categorical crossentropy that counts classes less the surer the model is of them.
   *
   * @param alpha weight of all classes
   * @param gamma at least 0; how fast the weight falls
   */
  record CategoricalFocalCrossentropy(
      boolean fromLogits, double labelSmoothing, double alpha, double gamma)
      implements LossFunction {
    public CategoricalFocalCrossentropy {
      Shares.require("label_smoothing", labelSmoothing);
      Shares.requireNotNegative("gamma", gamma);
    }

    @Override
    public String name() {
      return "categorical_focal_crossentropy";
    }

    @Override
    public boolean needsClasses() {
      return true;
    }
  }

  /**
   * For labels that are the index of the class, from 0.
   *
   * @param fromLogits true when the model's output has not gone through softmax
   * @param ignoreClass label of examples that do not count, which may be no class; null for none
   */
  record SparseCategoricalCrossentropy(boolean fromLogits, @Nullable Integer ignoreClass)
      implements LossFunction {
    @Override
    public String name() {
      return "sparse_categorical_crossentropy";
    }

    @Override
    public boolean needsClasses() {
      return true;
    }

    /** The output's, with one index in place of the classes. */
    @Override
    public TensorShape labelShape(TensorShape output) {
      List<Integer> dimensions = new ArrayList<>(output.dimensions());
      dimensions.set(dimensions.size() - 1, 1);
      return new TensorShape(dimensions);
    }
  }

  /** The mean of squared differences. */
  record MeanSquaredError() implements LossFunction {
    @Override
    public String name() {
      return "mean_squared_error";
    }
  }

  /** The mean of absolute differences. */
  record MeanAbsoluteError() implements LossFunction {
    @Override
    public String name() {
      return "mean_absolute_error";
    }
  }

  /** The mean of absolute differences in percent of the label. */
  record MeanAbsolutePercentageError() implements LossFunction {
    @Override
    public String name() {
      return "mean_absolute_percentage_error";
    }
  }

  /** The mean of squared differences of the logarithms, each of 1 more. */
  record MeanSquaredLogarithmicError() implements LossFunction {
    @Override
    public String name() {
      return "mean_squared_logarithmic_error";
    }
  }

  /**
   * Half the squared difference where that is small, linear beyond.
   *
   * @param delta more than 0: where it becomes linear
   */
  record Huber(double delta) implements LossFunction {
    public Huber {
      if (!(delta > 0)) {
        throw new IllegalArgumentException("delta is " + delta + "; legal is more than 0");
      }
    }

    @Override
    public String name() {
      return "huber";
    }
  }

  /** The mean of the logarithm of the hyperbolic cosine of the difference. */
  record LogCosh() implements LossFunction {
    @Override
    public String name() {
      return "log_cosh";
    }
  }

  /** For labels that count; outputs are the expected counts. */
  record Poisson() implements LossFunction {
    @Override
    public String name() {
      return "poisson";
    }
  }

  /** The divergence of Kullback and Leibler of two distributions over the last axis. */
  record KlDivergence() implements LossFunction {
    @Override
    public String name() {
      return "kl_divergence";
    }
  }

  /** For labels -1 and 1; labels of a batch that are all 0 and 1 are taken as -1 and 1. */
  record Hinge() implements LossFunction {
    @Override
    public String name() {
      return "hinge";
    }
  }

  /** Hinge, squared. */
  record SquaredHinge() implements LossFunction {
    @Override
    public String name() {
      return "squared_hinge";
    }
  }

  /** For labels that are 1 for the class and 0 for the others. */
  record CategoricalHinge() implements LossFunction {
    @Override
    public String name() {
      return "categorical_hinge";
    }
  }

  /**
   * From -1 where directions are equal to 1 where they are opposite.
   *
   * @param axis of the directions, in the shape with the batch axis; negative counts from the last
   */
  record CosineSimilarity(int axis) implements LossFunction {
    @Override
    public String name() {
      return "cosine_similarity";
    }
  }

  /** One less the overlap of labels and outputs, over the whole batch (Dice's coefficient). */
  record Dice() implements LossFunction {
    @Override
    public String name() {
      return "dice";
    }
  }

  /**
   * Dice with weights for its two kinds of errors.
   *
   * @param alpha of labels that the output misses
   * @param beta of outputs that no label has
   */
  record Tversky(double alpha, double beta) implements LossFunction {
    @Override
    public String name() {
      return "tversky";
    }
  }
}
