package io.millrace.tf.lowering.operation;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.operation.AxisSelection;
import io.millrace.keras.layer.operation.GetItem;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.Shapes;
import io.millrace.tf.lowering.UnaryLowering;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A slice, then a reshape without the axes that an index was given for. */
final class GetItemLowering implements UnaryLowering<GetItem> {
  @Override
  public Activated lower(GetItem layer, Operand<TFloat32> x, TensorShape shape, ForwardPass pass) {
    Ops tf = pass.tf();
    int[] begin = new int[shape.rank() + 1];
    int[] size = new int[shape.rank() + 1];
    size[0] = -1;
    for (int axis = 0; axis < shape.rank(); axis++) {
      int length = shape.dimensions().get(axis);
      AxisSelection selection =
          axis < layer.selections().size() ? layer.selections().get(axis) : AxisSelection.Range.ALL;
      if (selection instanceof AxisSelection.Range range) {
        begin[axis + 1] = range.begin(length);
        size[axis + 1] = range.size(length);
      } else if (selection instanceof AxisSelection.Index index) {
        begin[axis + 1] = index.of(length);
        size[axis + 1] = 1;
      }
    }
    Operand<TFloat32> slice = tf.slice(x, tf.constant(begin), tf.constant(size));
    return Activated.linear(tf.reshape(slice, tf.constant(Shapes.open(layer.outputShape(shape)))));
  }
}
