package io.millrace.tf.loss;

import io.millrace.keras.loss.Reduction;
import io.millrace.tf.loss.PositionValues.Layout;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/** Keras' {@code reduce_weighted_values}: what losses of positions make for a batch. */
final class LossReduction {
  private final Ops tf;
  private final @Nullable Operand<TBool> mask;
  private final @Nullable Operand<TFloat32> weights;

  /**
   * @param mask of the output, batch and time axis; null when all steps count
   * @param weights of the examples; null when all count the same
   */
  LossReduction(Ops tf, @Nullable Operand<TBool> mask, @Nullable Operand<TFloat32> weights) {
    this.tf = tf;
    this.mask = mask;
    this.weights = weights;
  }

  Operand<TFloat32> reduce(PositionValues values, Reduction reduction) {
    boolean plain = mask == null && weights == null && values.counted() == null;
    if (plain || values.layout() == Layout.BATCH && weights == null) {
      return reduction == Reduction.SUM ? values.sum(tf) : values.mean(tf);
    }
    if (values.layout() == Layout.BATCH) {
      return ofBatch(values, reduction);
    }
    Operand<TFloat32> weight = weight(values, reduction);
    Operand<TFloat32> losses = values.shaped(tf);
    Operand<TInt32> axes = tf.constant(IntStream.range(0, values.shapedRank()).toArray());
    Operand<TFloat32> sum = tf.reduceSum(tf.math.mul(losses, weight), axes);
    return switch (reduction) {
      case SUM -> sum;
      case SUM_OVER_BATCH_SIZE -> tf.math.divNoNan(sum, count(losses));
      case MEAN_WITH_SAMPLE_WEIGHT ->
          tf.math.divNoNan(sum, tf.reduceSum(tf.math.mul(tf.onesLike(losses), weight), axes));
    };
  }

  /** The one value of the batch, times each weight. */
  private Operand<TFloat32> ofBatch(PositionValues values, Reduction reduction) {
    Operand<TFloat32> all = Objects.requireNonNull(weights);
    Operand<TFloat32> sum = tf.reduceSum(tf.math.mul(values.values(), all), tf.constant(0));
    return switch (reduction) {
      case SUM -> sum;
      case SUM_OVER_BATCH_SIZE -> tf.math.divNoNan(sum, count(all));
      case MEAN_WITH_SAMPLE_WEIGHT -> tf.math.divNoNan(sum, tf.reduceSum(all, tf.constant(0)));
    };
  }

  /** Of each position: broadcast over the positions' axes it may lack. */
  private Operand<TFloat32> weight(PositionValues values, Reduction reduction) {
    Operand<TFloat32> ofExamples =
        weights == null ? null : expanded(weights, 1, values.shapedRank());
    Operand<TFloat32> ofMask = maskWeight(values, reduction);
    if (ofExamples == null || ofMask == null) {
      return Objects.requireNonNull(ofExamples == null ? ofMask : ofExamples);
    }
    return tf.math.mul(ofExamples, ofMask);
  }

  /** Where losses become a mean, steps that count share the weight of those that do not. */
  private @Nullable Operand<TFloat32> maskWeight(PositionValues values, Reduction reduction) {
    Operand<TBool> counted = counted(values);
    if (counted == null) {
      return null;
    }
    Operand<TFloat32> weight = tf.dtypes.cast(counted, TFloat32.class);
    if (reduction != Reduction.SUM_OVER_BATCH_SIZE) {
      return weight;
    }
    Operand<TInt32> axes = tf.constant(IntStream.range(0, values.shapedRank()).toArray());
    Operand<TFloat32> valid = tf.reduceSum(weight, axes);
    return tf.math.mul(weight, tf.math.divNoNan(count(weight), valid));
  }

  private @Nullable Operand<TBool> counted(PositionValues values) {
    Operand<TBool> own = values.shapedCounted(tf);
    if (mask == null || values.shapedRank() < 2) {
      return own;
    }
    Operand<TBool> steps = expanded(mask, 2, values.shapedRank());
    return own == null ? steps : tf.math.logicalAnd(steps, own);
  }

  private <T extends TType> Operand<T> expanded(Operand<T> value, int rank, int wanted) {
    Operand<T> expanded = value;
    for (int i = rank; i < wanted; i++) {
      expanded = tf.expandDims(expanded, tf.constant(-1));
    }
    return expanded;
  }

  private Operand<TFloat32> count(Operand<TFloat32> values) {
    return tf.dtypes.cast(tf.size(values), TFloat32.class);
  }
}
