package io.millrace.tf;

import io.millrace.keras.layer.Dropout;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * Random masks that follow from (seed, step) alone: a training that is resumed at a step drops the
 * same units as one that was never interrupted.
 *
 * @param step number of steps taken before, a scalar
 */
record DropoutMasks(long seed, Operand<TInt64> step) {
  /** 0 where the unit is dropped, 1 / (1 - rate) elsewhere. */
  Operand<TFloat32> mask(Ops tf, Dropout layer, Operand<TFloat32> input) {
    Long own = layer.seed();
    long layerSeed = own == null ? Seeds.derive(seed, layer.name()) : own;
    Operand<TInt64> pair = tf.stack(List.of(tf.constant(layerSeed), step));
    Operand<TFloat32> uniform =
        tf.random.statelessRandomUniform(tf.shape(input), pair, TFloat32.class);
    Operand<TFloat32> kept =
        tf.dtypes.cast(
            tf.math.greaterEqual(uniform, tf.constant((float) layer.rate())), TFloat32.class);
    return tf.math.mul(kept, tf.constant((float) (1 / (1 - layer.rate()))));
  }
}
