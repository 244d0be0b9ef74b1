package io.millrace.tf.metric;

import io.millrace.keras.loss.LossFunction;
import io.millrace.keras.metric.CountedOutputs;
import io.millrace.keras.metric.MetricFunction;
import io.millrace.tf.loss.Labelled;
import io.millrace.tf.loss.LossLowering;
import io.millrace.tf.loss.PositionValues;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The metrics as Keras 3 computes them. */
public final class MetricLowering {
  private final Ops tf;
  private final Labelled given;
  private final @Nullable Operand<TFloat32> weights;

  /**
   * @param weights of the examples, batch axis only; null when all count the same
   */
  public MetricLowering(Labelled given, @Nullable Operand<TFloat32> weights) {
    this.tf = given.tf();
    this.given = given;
    this.weights = weights;
  }

  public Measured lower(MetricFunction function) {
    PositionValues values = positions(function);
    if (values != null) {
      return new MeanLowering(tf, given.output().mask(), weights).lower(values, false);
    }
    if (function instanceof MetricFunction.RootMeanSquaredError) {
      PositionValues squares = new LossLowering(given).values(new LossFunction.MeanSquaredError());
      return new MeanLowering(tf, null, weights).lower(squares, true);
    }
    return counts(function);
  }

  /** Null when the metric is no mean over positions. */
  private @Nullable PositionValues positions(MetricFunction function) {
    AccuracyLowering accuracy = new AccuracyLowering(given);
    if (function instanceof MetricFunction.Accuracy) {
      return accuracy.exact();
    }
    if (function instanceof MetricFunction.BinaryAccuracy binary) {
      return accuracy.binary((float) binary.threshold());
    }
    if (function instanceof MetricFunction.CategoricalAccuracy) {
      return accuracy.categorical();
    }
    if (function instanceof MetricFunction.SparseCategoricalAccuracy) {
      return accuracy.sparse();
    }
    if (function instanceof MetricFunction.TopKCategoricalAccuracy top) {
      return accuracy.topK(top);
    }
    if (function instanceof MetricFunction.MeanOfLoss mean) {
      return new LossLowering(given).values(mean.loss());
    }
    if (function instanceof MetricFunction.CosineSimilarity cosine) {
      return new LossLowering(given).cosine(cosine.axis());
    }
    return null;
  }

  private Measured counts(MetricFunction function) {
    CountLowering counts = new CountLowering(given, weights);
    if (function instanceof MetricFunction.Count count) {
      return counts.lower(
          given.prediction(),
          new CountedOutputs(count.thresholds()),
          totals -> totals.answers(count.answer()));
    }
    if (function instanceof MetricFunction.Precision precision) {
      return counts.lower(given.prediction(), precision.counted(), Counts::precisions);
    }
    if (function instanceof MetricFunction.Recall recall) {
      return counts.lower(given.prediction(), recall.counted(), Counts::recalls);
    }
    if (function instanceof MetricFunction.BestRate best) {
      return counts.lower(
          given.prediction(),
          best.counted(),
          totals -> new double[] {totals.best(best.held(), best.value())});
    }
    if (function instanceof MetricFunction.Auc auc) {
      return counts.lower(auc, auc.options().fromLogits() ? sigmoid() : given.prediction());
    }
    if (function instanceof MetricFunction.FBetaScore beta) {
      return new VectorLowering(given, weights).fBeta(beta);
    }
    if (function instanceof MetricFunction.R2Score r2) {
      return new VectorLowering(given, weights).r2(r2);
    }
    throw new IllegalStateException("no lowering for the metric " + function);
  }

  private Operand<TFloat32> sigmoid() {
    return tf.math.sigmoid(given.prediction());
  }
}
