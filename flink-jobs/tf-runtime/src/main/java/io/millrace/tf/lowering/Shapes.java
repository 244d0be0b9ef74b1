package io.millrace.tf.lowering;

import io.millrace.contracts.record.TensorShape;
import org.tensorflow.ndarray.Shape;

/** Shapes of examples as shapes of tensors. */
public final class Shapes {
  private Shapes() {}

  public static Shape of(TensorShape shape) {
    return Shape.of(shape.dimensions().stream().mapToLong(Integer::longValue).toArray());
  }

  /**
   * @param rows size of the batch axis, which is put first; -1 leaves it open
   */
  public static Shape batch(long rows, TensorShape example) {
    return Shape.of(rows).append(of(example));
  }

  /** The batch shape as the argument of a reshape, batch axis open. */
  public static long[] open(TensorShape example) {
    return batch(-1, example).asArray();
  }

  public static int last(TensorShape shape) {
    return shape.dimensions().get(shape.rank() - 1);
  }
}
