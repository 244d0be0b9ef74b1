package io.millrace.tf.lowering.merge;

import io.millrace.keras.layer.merge.Axes;
import io.millrace.keras.layer.merge.Concatenate;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.LayerInputs;
import io.millrace.tf.lowering.LayerLowering;
import io.millrace.tf.lowering.Masks;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** Tensors one after another; a step of the result is masked when all that it is made of is. */
final class ConcatenateLowering implements LayerLowering<Concatenate> {
  @Override
  public List<Activated> lower(Concatenate layer, LayerInputs inputs, ForwardPass pass) {
    Ops tf = pass.tf();
    int axis = Axes.ofExample(layer.axis(), inputs.shape(0).rank()) + 1;
    List<Operand<TFloat32>> values = inputs.values().stream().map(Activated::output).toList();
    return List.of(Activated.linear(joined(tf, values, axis)).withMask(mask(tf, inputs, axis)));
  }

  private static Operand<TFloat32> joined(Ops tf, List<Operand<TFloat32>> values, int axis) {
    return values.size() == 1 ? values.get(0) : tf.concat(values, tf.constant(axis));
  }

  /** Masks are spread over the features, joined like the values, and are true where any is. */
  private static @Nullable Operand<TBool> mask(Ops tf, LayerInputs inputs, int axis) {
    if (inputs.values().stream().map(Activated::mask).allMatch(Objects::isNull)) {
      return null;
    }
    int rank = inputs.shape(0).rank();
    if (rank != 2) {
      throw new IllegalStateException(
          "masks are joined for sequences of vectors only, given was " + inputs.shapes());
    }
    List<Operand<TFloat32>> masks = new ArrayList<>();
    for (Activated value : inputs.values()) {
      Operand<TFloat32> ones = tf.onesLike(value.output());
      Operand<TBool> mask = value.mask();
      masks.add(
          mask == null
              ? ones
              : tf.math.mul(ones, tf.expandDims(Masks.values(tf, mask), tf.constant(-1))));
    }
    return Masks.of(tf, tf.reduceMax(joined(tf, masks, axis), tf.constant(-1)));
  }
}
