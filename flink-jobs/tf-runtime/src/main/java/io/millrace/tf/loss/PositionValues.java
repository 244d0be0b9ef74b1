package io.millrace.tf.loss;

import io.millrace.contracts.record.TensorShape;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/**
 * A value for each position of an output, laid out as it was cheapest to compute: most use is their
 * mean over everything, for which the layout is the same.
 *
 * @param layout how the values lie
 * @param output shape of one example of the output
 * @param counted false at positions that do not count, laid out as the values; null when all do
 */
public record PositionValues(
    Operand<TFloat32> values, Layout layout, TensorShape output, @Nullable Operand<TBool> counted) {

  /** How values lie. */
  public enum Layout {
    /** The output's axes: positions are means over the last one. */
    ELEMENTS,
    /** The output's axes but the last. */
    POSITIONS,
    /** As positions, in one axis. */
    FLAT,
    /** One for the whole batch. */
    BATCH
  }

  PositionValues(Operand<TFloat32> values, Layout layout, TensorShape output) {
    this(values, layout, output, null);
  }

  /** Over all positions of the batch, a scalar. */
  public Operand<TFloat32> mean(Ops tf) {
    return layout == Layout.BATCH ? values : tf.math.mean(values, axes(tf, rank()));
  }

  public Operand<TFloat32> sum(Ops tf) {
    Operand<TFloat32> positions = layout == Layout.ELEMENTS ? shaped(tf) : values;
    int axes = layout == Layout.ELEMENTS ? rank() - 1 : rank();
    return layout == Layout.BATCH ? values : tf.reduceSum(positions, axes(tf, axes));
  }

  private static Operand<TInt32> axes(Ops tf, int rank) {
    return tf.constant(IntStream.range(0, rank).toArray());
  }

  private int rank() {
    return switch (layout) {
      case ELEMENTS -> output.rank() + 1;
      case POSITIONS -> output.rank();
      case FLAT -> 1;
      case BATCH -> 0;
    };
  }

  /** Number of axes of {@link #shaped}. */
  public int shapedRank() {
    return layout == Layout.BATCH ? 0 : output.rank();
  }

  /** With the output's axes but the last, the batch axis first. */
  public Operand<TFloat32> shaped(Ops tf) {
    return switch (layout) {
      case ELEMENTS -> tf.math.mean(values, tf.constant(output.rank()));
      case FLAT -> unflattened(tf, values);
      case POSITIONS, BATCH -> values;
    };
  }

  /** Laid out as {@link #shaped}. */
  public @Nullable Operand<TBool> shapedCounted(Ops tf) {
    return counted == null ? null : layout == Layout.FLAT ? unflattened(tf, counted) : counted;
  }

  private <T extends TType> Operand<T> unflattened(Ops tf, Operand<T> flat) {
    if (output.rank() == 1) {
      return flat;
    }
    int[] shape = new int[output.rank()];
    shape[0] = -1;
    for (int i = 1; i < shape.length; i++) {
      shape[i] = output.dimensions().get(i - 1);
    }
    return tf.reshape(flat, tf.constant(shape));
  }
}
