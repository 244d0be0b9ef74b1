package io.millrace.tf.loss;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.ActivationFunction;
import io.millrace.tf.loss.PositionValues.Layout;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.Shapes;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * An output of a batch beside its labels.
 *
 * @param labels batch axis first, then the label shape of the loss
 * @param shape of one example of the output
 */
public record Labelled(Ops tf, Activated output, Operand<TFloat32> labels, TensorShape shape) {
  static final float EPSILON = 1e-7f;

  public Operand<TFloat32> prediction() {
    return output.output();
  }

  /** The last axis, as the argument of a reduction. */
  public Operand<TInt32> lastAxis() {
    return tf.constant(shape.rank());
  }

  /**
   * Null when the output must be taken as probabilities. As in Keras, what a softmax or a sigmoid
   * was applied to is taken as logits, whatever the loss was told, and whichever of the two the
   * loss is for.
   */
  @Nullable Operand<TFloat32> logits(boolean fromLogits) {
    ActivationFunction function = output.function();
    if (function == ActivationFunction.SOFTMAX || function == ActivationFunction.SIGMOID) {
      return output.logits();
    }
    return fromLogits ? prediction() : null;
  }

  PositionValues elements(Operand<TFloat32> values) {
    return new PositionValues(values, Layout.ELEMENTS, shape);
  }

  PositionValues positions(Operand<TFloat32> values) {
    return new PositionValues(values, Layout.POSITIONS, shape);
  }

  PositionValues flat(Operand<TFloat32> values) {
    return new PositionValues(values, Layout.FLAT, shape);
  }

  PositionValues ofBatch(Operand<TFloat32> value) {
    return new PositionValues(value, Layout.BATCH, shape);
  }

  /** Axes before the last folded into the batch. */
  public Operand<TFloat32> matrix(Operand<TFloat32> values) {
    return shape.rank() == 1
        ? values
        : tf.reshape(values, tf.constant(new int[] {-1, Shapes.last(shape)}));
  }

  Operand<TFloat32> constant(double value) {
    return tf.constant((float) value);
  }

  /** Between the smallest and the largest probability that a logarithm is taken of. */
  Operand<TFloat32> clipped(Operand<TFloat32> probabilities) {
    return clipped(probabilities, 1 - EPSILON);
  }

  Operand<TFloat32> clipped(Operand<TFloat32> values, float most) {
    return tf.math.minimum(tf.math.maximum(values, tf.constant(EPSILON)), tf.constant(most));
  }

  /** {@code labels * (1 - smoothing) + smoothing * share}. */
  Operand<TFloat32> smoothed(double smoothing, double share) {
    return smoothing == 0
        ? labels
        : tf.math.add(tf.math.mul(labels, constant(1 - smoothing)), constant(smoothing * share));
  }

  /** Outputs with a sum of 1 over the last axis, clipped. */
  Operand<TFloat32> normalized(Operand<TFloat32> probabilities) {
    Operand<TFloat32> sum = tf.reduceSum(probabilities, lastAxis(), ReduceSum.keepDims(true));
    return clipped(tf.math.div(probabilities, sum));
  }

  Operand<TFloat32> sumOverLast(Operand<TFloat32> values) {
    return tf.reduceSum(values, lastAxis());
  }
}
