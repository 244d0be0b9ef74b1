package io.millrace.tf.lowering.pooling;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.pooling.GlobalPooling;
import io.millrace.keras.layer.pooling.Pooling;
import io.millrace.keras.layer.pooling.PoolingFunction;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.LayerInputs;
import io.millrace.tf.lowering.LayerLowerings;
import io.millrace.tf.lowering.convolution.Images;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The pooling layers. */
public final class PoolingLowerings {
  private PoolingLowerings() {}

  /** Adds the lowerings of all pooling layers. */
  public static void register(LayerLowerings lowerings) {
    lowerings
        .unary(Pooling.class, PoolingLowerings::pooling)
        .with(GlobalPooling.class, PoolingLowerings::global);
  }

  private static Activated pooling(
      Pooling layer, Operand<TFloat32> input, TensorShape inputShape, ForwardPass pass) {
    Ops tf = pass.tf();
    int rank = layer.window().rank();
    Operand<TFloat32> image = Images.of(tf, input, rank);
    List<Long> size = Images.perAxis(layer.window().size());
    List<Long> strides = Images.perAxis(layer.window().strides());
    String padding = Images.padding(layer.window());
    Operand<TFloat32> output =
        layer.function() == PoolingFunction.MAX
            ? tf.nn.maxPool(image, constant(tf, size), constant(tf, strides), padding)
            : tf.nn.avgPool(image, size, strides, padding);
    return Activated.linear(Images.undo(tf, output, rank));
  }

  private static Operand<TInt32> constant(Ops tf, List<Long> numbers) {
    return tf.constant(numbers.stream().mapToInt(Long::intValue).toArray());
  }

  private static List<Activated> global(GlobalPooling layer, LayerInputs inputs, ForwardPass pass) {
    Ops tf = pass.tf();
    Operand<TFloat32> input = inputs.value(0).output();
    Operand<TBool> mask = inputs.value(0).mask();
    Operand<TInt32> axes = tf.constant(layer.rank() == 1 ? new int[] {1} : new int[] {1, 2});
    Operand<TFloat32> output;
    if (layer.function() == PoolingFunction.MAX) {
      output = tf.reduceMax(input, axes, ReduceMax.keepDims(layer.keepDimensions()));
    } else if (mask == null || layer.rank() != 1) {
      output = tf.math.mean(input, axes, Mean.keepDims(layer.keepDimensions()));
    } else {
      output = maskedAverage(tf, layer, input, mask);
    }
    return List.of(Activated.linear(output));
  }

  /** The average of the steps that are not masked. */
  private static Operand<TFloat32> maskedAverage(
      Ops tf, GlobalPooling layer, Operand<TFloat32> input, Operand<TBool> mask) {
    Operand<TFloat32> kept = tf.expandDims(tf.dtypes.cast(mask, TFloat32.class), tf.constant(2));
    var keepDimensions = ReduceSum.keepDims(layer.keepDimensions());
    Operand<TInt32> steps = tf.constant(1);
    return tf.math.div(
        tf.reduceSum(tf.math.mul(input, kept), steps, keepDimensions),
        tf.reduceSum(kept, steps, keepDimensions));
  }
}
