package io.millrace.tf.lowering;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Random numbers that follow from (seed, step) alone: a training that is resumed at a step drops
 * the same units as one that was never interrupted.
 *
 * @param step number of steps taken before, a scalar
 */
public record RandomNumbers(long seed, Operand<TInt64> step) {

  /**
   * Uniform in [0, 1). Random numbers have no gradient; TensorFlow fails when it looks for one.
   *
   * @param name of the layer that draws; each gets numbers of its own
   * @param own seed of the layer, null takes that of the training
   */
  public Operand<TFloat32> uniform(Ops tf, String name, @Nullable Long own, Operand<TInt32> shape) {
    return tf.stopGradient(
        tf.random.statelessRandomUniform(shape, pair(tf, name, own), TFloat32.class));
  }

  /** Normal with mean 0 and standard deviation 1; arguments as of {@link #uniform}. */
  public Operand<TFloat32> normal(Ops tf, String name, @Nullable Long own, Operand<TInt32> shape) {
    return tf.stopGradient(
        tf.random.statelessRandomNormal(shape, pair(tf, name, own), TFloat32.class));
  }

  /** 0 with probability {@code rate}, 1 / (1 - rate) elsewhere. */
  public Operand<TFloat32> dropout(Ops tf, String name, Dropped dropped, Operand<TInt32> shape) {
    Operand<TFloat32> uniform = uniform(tf, name, dropped.seed(), shape);
    Operand<TFloat32> kept =
        tf.dtypes.cast(
            tf.math.greaterEqual(uniform, tf.constant((float) dropped.rate())), TFloat32.class);
    return tf.math.mul(kept, tf.constant((float) (1 / (1 - dropped.rate()))));
  }

  /**
   * How much is dropped.
   *
   * @param seed of the layer, null takes that of the training
   */
  public record Dropped(double rate, @Nullable Long seed) {}

  private Operand<TInt64> pair(Ops tf, String name, @Nullable Long own) {
    long drawn = own == null ? Seeds.derive(seed, name) : own;
    return tf.stack(List.of(tf.constant(drawn), step));
  }
}
