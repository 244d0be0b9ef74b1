package io.millrace.tf.lowering.activation;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.ActivationFunction;
import io.millrace.keras.layer.Axes;
import io.millrace.keras.layer.activation.Elu;
import io.millrace.keras.layer.activation.LeakyRelu;
import io.millrace.keras.layer.activation.ParametricRelu;
import io.millrace.keras.layer.activation.Relu;
import io.millrace.keras.layer.activation.Softmax;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ActivationLowering;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.LayerInputs;
import io.millrace.tf.lowering.LayerLowerings;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The activation functions that are layers. */
public final class ActivationLayerLowerings {
  /** What Keras puts in the place of masked logits. */
  private static final float MASKED = -1e9f;

  private ActivationLayerLowerings() {}

  /** Adds the lowerings of all activation functions that are layers. */
  public static void register(LayerLowerings lowerings) {
    lowerings
        .masked(Relu.class, (layer, input, shape, pass) -> linear(relu(pass.tf(), layer, input)))
        .masked(
            LeakyRelu.class,
            (layer, input, shape, pass) ->
                linear(leakyRelu(pass.tf(), input, layer.negativeSlope())))
        .masked(ParametricRelu.class, ActivationLayerLowerings::parametricRelu)
        .masked(Elu.class, (layer, input, shape, pass) -> linear(elu(pass.tf(), layer, input)))
        .with(Softmax.class, ActivationLayerLowerings::softmax);
  }

  private static Activated linear(Operand<TFloat32> output) {
    return Activated.linear(output);
  }

  private static Operand<TFloat32> leakyRelu(Ops tf, Operand<TFloat32> x, double slope) {
    return tf.nn.leakyRelu(x, org.tensorflow.op.nn.LeakyRelu.alpha((float) slope));
  }

  private static Operand<TFloat32> relu(Ops tf, Relu layer, Operand<TFloat32> x) {
    float threshold = (float) layer.threshold();
    float slope = (float) layer.negativeSlope();
    Double max = layer.maxValue();
    if (slope != 0 && max == null && threshold == 0) {
      return leakyRelu(tf, x, slope);
    }
    Operand<TFloat32> positive = tf.nn.relu(x);
    if (threshold != 0) {
      var above = tf.math.greater(x, tf.constant(threshold));
      positive = tf.math.mul(x, tf.dtypes.cast(above, TFloat32.class));
    }
    if (max != null) {
      positive = tf.math.minimum(tf.nn.relu(positive), tf.constant(max.floatValue()));
    }
    if (slope == 0) {
      return positive;
    }
    Operand<TFloat32> below = tf.nn.relu(tf.math.sub(tf.constant(threshold), x));
    return tf.math.sub(positive, tf.math.mul(tf.constant(slope), below));
  }

  private static Activated parametricRelu(
      ParametricRelu layer, Operand<TFloat32> x, TensorShape shape, ForwardPass pass) {
    Ops tf = pass.tf();
    Operand<TFloat32> below = tf.math.mul(pass.weight("alpha"), tf.nn.relu(tf.math.neg(x)));
    return linear(tf.math.sub(tf.nn.relu(x), below));
  }

  private static Operand<TFloat32> elu(Ops tf, Elu layer, Operand<TFloat32> x) {
    Operand<TFloat32> elu = tf.nn.elu(x);
    if (layer.alpha() == 1) {
      return elu;
    }
    Operand<TFloat32> scaled = tf.math.mul(elu, tf.constant((float) layer.alpha()));
    return tf.select(tf.math.greater(x, tf.constant(0f)), elu, scaled);
  }

  private static List<Activated> softmax(Softmax layer, LayerInputs inputs, ForwardPass pass) {
    Ops tf = pass.tf();
    TensorShape shape = inputs.shape(0);
    Operand<TFloat32> x = inputs.value(0).output();
    Operand<TBool> mask = shape.rank() == 1 ? inputs.value(0).mask() : null;
    List<Integer> axes = Axes.indices(layer.type(), layer.axes(), shape);
    if (mask != null) {
      Operand<TFloat32> kept = tf.select(mask, x, tf.constant(MASKED));
      return List.of(linear(tf.select(mask, tf.nn.softmax(kept), tf.constant(0f))).withMask(mask));
    }
    Activated output =
        axes.equals(List.of(shape.rank() - 1))
            ? ActivationLowering.apply(tf, ActivationFunction.SOFTMAX, x, shape)
            : linear(overAxes(tf, x, axes));
    return List.of(output.withMask(inputs.value(0).mask()));
  }

  private static Operand<TFloat32> overAxes(Ops tf, Operand<TFloat32> x, List<Integer> indices) {
    Operand<TInt32> axes = tf.constant(indices.stream().mapToInt(index -> index + 1).toArray());
    Operand<TFloat32> largest = tf.stopGradient(tf.reduceMax(x, axes, ReduceMax.keepDims(true)));
    Operand<TFloat32> exp = tf.math.exp(tf.math.sub(x, largest));
    return tf.math.div(exp, tf.reduceSum(exp, axes, ReduceSum.keepDims(true)));
  }
}
