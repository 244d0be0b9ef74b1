package io.millrace.tf.lowering.operation;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.merge.Axes;
import io.millrace.keras.layer.operation.Reduction;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.Masks;
import io.millrace.tf.lowering.Shapes;
import io.millrace.tf.lowering.UnaryLowering;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** Reductions of axes; those that are kept are put back by a reshape. */
final class ReductionLowering implements UnaryLowering<Reduction> {
  @Override
  public Activated lower(
      Reduction layer, Operand<TFloat32> x, TensorShape shape, ForwardPass pass) {
    Ops tf = pass.tf();
    int[] axes =
        layer.axes().stream().mapToInt(axis -> Axes.ofExample(axis, shape.rank()) + 1).toArray();
    Operand<TFloat32> reduced = reduced(tf, layer, x, tf.constant(axes));
    return Activated.linear(
        layer.keepDims()
            ? tf.reshape(reduced, tf.constant(Shapes.open(layer.outputShape(shape))))
            : reduced);
  }

  private static Operand<TFloat32> reduced(
      Ops tf, Reduction layer, Operand<TFloat32> x, Operand<TInt32> axes) {
    return switch (layer.function()) {
      case MEAN -> tf.math.mean(x, axes);
      case SUM -> tf.reduceSum(x, axes);
      case MAX -> tf.reduceMax(x, axes);
      case MIN -> tf.reduceMin(x, axes);
      case ANY -> tf.reduceMax(Masks.values(tf, Masks.of(tf, x)), axes);
      case ALL -> tf.reduceMin(Masks.values(tf, Masks.of(tf, x)), axes);
    };
  }
}
