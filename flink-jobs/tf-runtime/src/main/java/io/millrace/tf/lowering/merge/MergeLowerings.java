package io.millrace.tf.lowering.merge;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.merge.Concatenate;
import io.millrace.keras.layer.merge.Dot;
import io.millrace.keras.layer.merge.Merge;
import io.millrace.keras.layer.merge.MergeFunction;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.LayerInputs;
import io.millrace.tf.lowering.LayerLowerings;
import io.millrace.tf.lowering.Masks;
import io.millrace.tf.lowering.Shapes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/** Registers the lowerings of merge layers. */
public final class MergeLowerings {
  private MergeLowerings() {}

  public static void register(LayerLowerings lowerings) {
    lowerings
        .with(Merge.class, MergeLowerings::merge)
        .with(Concatenate.class, new ConcatenateLowering())
        .with(Dot.class, new DotLowering());
  }

  private static List<Activated> merge(Merge layer, LayerInputs inputs, ForwardPass pass) {
    Ops tf = pass.tf();
    int rank = inputs.shapes().stream().mapToInt(TensorShape::rank).max().orElse(0);
    Operand<TFloat32> result = aligned(tf, inputs, 0, rank);
    @Nullable Operand<TBool> mask = inputs.value(0).mask();
    for (int i = 1; i < inputs.values().size(); i++) {
      result = apply(tf, layer.function(), result, aligned(tf, inputs, i, rank));
      mask = Masks.either(tf, mask, inputs.value(i).mask());
    }
    if (layer.function() == MergeFunction.AVERAGE) {
      result = tf.math.div(result, tf.constant((float) inputs.values().size()));
    }
    return List.of(Activated.linear(result).withMask(mask));
  }

  private static Operand<TFloat32> apply(
      Ops tf, MergeFunction function, Operand<TFloat32> left, Operand<TFloat32> right) {
    return switch (function) {
      case ADD, AVERAGE -> tf.math.add(left, right);
      case SUBTRACT -> tf.math.sub(left, right);
      case MULTIPLY -> tf.math.mul(left, right);
      case MAXIMUM -> tf.math.maximum(left, right);
      case MINIMUM -> tf.math.minimum(left, right);
    };
  }

  /** Axes of size 1 after the batch axis, so that batch meets batch. */
  private static Operand<TFloat32> aligned(Ops tf, LayerInputs inputs, int index, int rank) {
    TensorShape shape = inputs.shape(index);
    Operand<TFloat32> value = inputs.value(index).output();
    if (shape.rank() == rank) {
      return value;
    }
    List<Integer> dimensions = new ArrayList<>(shape.dimensions());
    while (dimensions.size() < rank) {
      dimensions.add(0, 1);
    }
    return tf.reshape(value, tf.constant(Shapes.open(new TensorShape(dimensions))));
  }
}
