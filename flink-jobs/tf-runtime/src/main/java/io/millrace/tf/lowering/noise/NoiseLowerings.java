package io.millrace.tf.lowering.noise;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.Dropout;
import io.millrace.keras.layer.noise.ActivityRegularization;
import io.millrace.keras.layer.noise.AlphaDropout;
import io.millrace.keras.layer.noise.GaussianDropout;
import io.millrace.keras.layer.noise.GaussianNoise;
import io.millrace.keras.layer.noise.SpatialDropout;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ActivityLoss;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.LayerLowerings;
import io.millrace.tf.lowering.RandomNumbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The layers that work in training only. */
public final class NoiseLowerings {
  /** What selu tends to for small inputs: -alpha * scale. */
  private static final double SATURATION = -1.6732632423543772 * 1.0507009873554805;

  private static final int OPEN = -1;

  private NoiseLowerings() {}

  /** Adds the lowerings of all layers that work in training only. */
  public static void register(LayerLowerings lowerings) {
    lowerings
        .masked(Dropout.class, NoiseLowerings::dropout)
        .masked(SpatialDropout.class, NoiseLowerings::spatialDropout)
        .masked(GaussianNoise.class, NoiseLowerings::gaussianNoise)
        .masked(GaussianDropout.class, NoiseLowerings::gaussianDropout)
        .masked(AlphaDropout.class, NoiseLowerings::alphaDropout)
        .masked(
            ActivityRegularization.class,
            (layer, input, shape, pass) -> {
              ActivityLoss.add(layer.regularizer(), input, pass);
              return Activated.linear(input);
            });
  }

  private static Activated dropout(
      Dropout layer, Operand<TFloat32> input, TensorShape shape, ForwardPass pass) {
    var dropped = new RandomNumbers.Dropped(layer.rate(), layer.seed());
    return dropout(dropped, layer.noiseShape(), input, pass);
  }

  private static Activated spatialDropout(
      SpatialDropout layer, Operand<TFloat32> input, TensorShape shape, ForwardPass pass) {
    List<Integer> noiseShape = new ArrayList<>(Collections.nCopies(layer.rank() + 2, 1));
    noiseShape.set(0, OPEN);
    noiseShape.set(layer.rank() + 1, OPEN);
    var dropped = new RandomNumbers.Dropped(layer.rate(), layer.seed());
    return dropout(dropped, noiseShape, input, pass);
  }

  private static Activated dropout(
      RandomNumbers.Dropped dropped,
      List<Integer> noiseShape,
      Operand<TFloat32> input,
      ForwardPass pass) {
    RandomNumbers random = pass.random();
    if (random == null || dropped.rate() == 0) {
      return Activated.linear(input);
    }
    Ops tf = pass.tf();
    Operand<TFloat32> mask =
        random.dropout(tf, pass.path(), dropped, concrete(tf, noiseShape, input));
    return Activated.linear(tf.math.mul(input, mask));
  }

  /** The noise shape with what the input has in open places. */
  private static Operand<TInt32> concrete(
      Ops tf, List<Integer> noiseShape, Operand<TFloat32> input) {
    Operand<TInt32> shape = tf.shape(input);
    if (noiseShape.stream().allMatch(size -> size == OPEN)) {
      return shape;
    }
    int[] open = noiseShape.stream().mapToInt(size -> size == OPEN ? 1 : 0).toArray();
    int[] given = noiseShape.stream().mapToInt(size -> size == OPEN ? 0 : size).toArray();
    return tf.math.add(tf.math.mul(shape, tf.constant(open)), tf.constant(given));
  }

  private static Activated gaussianNoise(
      GaussianNoise layer, Operand<TFloat32> input, TensorShape shape, ForwardPass pass) {
    RandomNumbers random = pass.random();
    if (random == null || layer.stddev() == 0) {
      return Activated.linear(input);
    }
    Ops tf = pass.tf();
    Operand<TFloat32> normal = random.normal(tf, pass.path(), layer.seed(), tf.shape(input));
    return Activated.linear(
        tf.math.add(input, tf.math.mul(normal, tf.constant((float) layer.stddev()))));
  }

  private static Activated gaussianDropout(
      GaussianDropout layer, Operand<TFloat32> input, TensorShape shape, ForwardPass pass) {
    RandomNumbers random = pass.random();
    if (random == null || layer.rate() == 0) {
      return Activated.linear(input);
    }
    Ops tf = pass.tf();
    float stddev = (float) Math.sqrt(layer.rate() / (1 - layer.rate()));
    Operand<TFloat32> normal = random.normal(tf, pass.path(), layer.seed(), tf.shape(input));
    Operand<TFloat32> factor =
        tf.math.add(tf.math.mul(normal, tf.constant(stddev)), tf.constant(1f));
    return Activated.linear(tf.math.mul(input, factor));
  }

  private static Activated alphaDropout(
      AlphaDropout layer, Operand<TFloat32> input, TensorShape shape, ForwardPass pass) {
    RandomNumbers random = pass.random();
    double rate = layer.rate();
    if (random == null || rate == 0) {
      return Activated.linear(input);
    }
    Ops tf = pass.tf();
    double factor = 1 / Math.sqrt((1 - rate) * (1 + rate * SATURATION * SATURATION));
    Operand<TFloat32> uniform = random.uniform(tf, pass.path(), layer.seed(), tf.shape(input));
    Operand<TFloat32> kept =
        tf.dtypes.cast(tf.math.greaterEqual(uniform, tf.constant((float) rate)), TFloat32.class);
    Operand<TFloat32> saturated =
        tf.math.mul(tf.math.sub(tf.constant(1f), kept), tf.constant((float) SATURATION));
    Operand<TFloat32> mixed = tf.math.add(tf.math.mul(input, kept), saturated);
    return Activated.linear(
        tf.math.add(
            tf.math.mul(mixed, tf.constant((float) factor)),
            tf.constant((float) (-factor * SATURATION * rate))));
  }
}
