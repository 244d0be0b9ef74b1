package io.millrace.keras.metric;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.loss.LossFunction;
import org.jspecify.annotations.Nullable;

/** What a metric computes over all examples since it was reset, as Keras 3 does. */
public sealed interface MetricFunction {
  /** Number of values that are reported for an output of this shape. */
  default int valueCount(TensorShape output) {
    return 1;
  }

  /** Share of outputs that equal their label. */
  record Accuracy() implements MetricFunction {}

  /**
   * Share of outputs that lie on the label's side of the threshold.
   *
   * @param threshold 0 to 1
   */
  record BinaryAccuracy(double threshold) implements MetricFunction {
    public BinaryAccuracy {
      if (!(threshold >= 0 && threshold <= 1)) {
        throw new IllegalArgumentException("threshold is " + threshold + "; legal is from 0 to 1");
      }
    }
  }

  /** Share of examples whose largest output is at the largest label. */
  record CategoricalAccuracy() implements MetricFunction {}

  /** Share of examples whose largest output is at the index that the label names. */
  record SparseCategoricalAccuracy() implements MetricFunction {}

  /**
   * Share of examples whose class is among those with the largest outputs.
   *
   * @param k number of outputs, at least 1
   * @param sparse true when the label is the index of the class
   */
  record TopKCategoricalAccuracy(int k, boolean sparse) implements MetricFunction {
    public TopKCategoricalAccuracy {
      if (k < 1) {
        throw new IllegalArgumentException("k is " + k + "; legal is at least 1");
      }
    }
  }

  /** Mean of a loss over the examples. */
  record MeanOfLoss(LossFunction loss) implements MetricFunction {}

  /** Cosine of the angle between label and output along an axis: the loss without its sign. */
  record CosineSimilarity(int axis) implements MetricFunction {}

  /** Root of the mean of squared differences. */
  record RootMeanSquaredError() implements MetricFunction {}

  /** Number of outputs with one right or wrong answer, for each threshold. */
  record Count(Answer answer, Thresholds thresholds) implements MetricFunction {
    @Override
    public int valueCount(TensorShape output) {
      return thresholds.count();
    }
  }

  /** Share of positive outputs that are right, for each threshold. */
  record Precision(CountedOutputs counted) implements MetricFunction {
    @Override
    public int valueCount(TensorShape output) {
      return counted.thresholds().count();
    }
  }

  /** Share of positive labels whose output is positive, for each threshold. */
  record Recall(CountedOutputs counted) implements MetricFunction {
    @Override
    public int valueCount(TensorShape output) {
      return counted.thresholds().count();
    }
  }

  /**
   * The best that one rate can be at any threshold where the other is at least a value.
   *
   * @param value 0 to 1: what the rate that is held must reach
   */
  record BestRate(Held held, double value, CountedOutputs counted) implements MetricFunction {
    public BestRate {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException(held + " is " + value + "; legal is from 0 to 1");
      }
    }
  }

  /** Area under a curve that thresholds draw. */
  record Auc(Curve curve, Summation summation, Thresholds thresholds, AucOptions options)
      implements MetricFunction {}

  /**
   * How the outputs of an area under a curve are taken.
   *
   * @param fromLogits true when they have not gone through sigmoid
   * @param multiLabel true takes the mean of the areas of all labels
   */
  record AucOptions(boolean fromLogits, boolean multiLabel) {}

  /**
   * Weighted harmonic mean of precision and recall.
   *
   * @param beta more than 0: weight of recall
   * @param threshold above which an output is positive; null takes the largest of each example
   */
  record FBetaScore(Average average, double beta, @Nullable Double threshold)
      implements MetricFunction {
    public FBetaScore {
      if (!(beta > 0)) {
        throw new IllegalArgumentException("beta is " + beta + "; legal is more than 0");
      }
    }

    @Override
    public int valueCount(TensorShape output) {
      return average == Average.NONE ? output.size() : 1;
    }
  }

  /**
   * Share of the labels' variance that the outputs explain.
   *
   * @param regressors number of features that the share is adjusted for, 0 for none
   */
  record R2Score(Aggregation aggregation, int regressors) implements MetricFunction {
    public R2Score {
      if (regressors < 0) {
        throw new IllegalArgumentException(
            "num_regressors is " + regressors + "; legal is at least 0");
      }
    }

    @Override
    public int valueCount(TensorShape output) {
      return aggregation == Aggregation.NONE ? output.size() : 1;
    }
  }

  /** What an output is beside its label. */
  enum Answer {
    TRUE_POSITIVES,
    TRUE_NEGATIVES,
    FALSE_POSITIVES,
    FALSE_NEGATIVES
  }

  /** Which rate is held at a value, and which is reported. */
  enum Held {
    SPECIFICITY,
    SENSITIVITY,
    RECALL,
    PRECISION
  }

  /** What is drawn over what. */
  enum Curve {
    ROC,
    PR,
    PRGAIN
  }

  /** How the curve is closed between two thresholds. */
  enum Summation {
    INTERPOLATION,
    MAJORING,
    MINORING
  }

  /** What becomes of the scores of the classes; NONE reports each. */
  enum Average {
    NONE,
    MICRO,
    MACRO,
    WEIGHTED
  }

  /** What becomes of the scores of several outputs; NONE reports each. */
  enum Aggregation {
    NONE,
    UNIFORM_AVERAGE,
    VARIANCE_WEIGHTED_AVERAGE
  }
}
