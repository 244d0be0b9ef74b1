package io.millrace.tf.lowering.operation;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.layer.merge.Axes;
import io.millrace.keras.layer.operation.ActivationOperation;
import io.millrace.keras.layer.operation.BinaryOperation;
import io.millrace.keras.layer.operation.ElementOperation;
import io.millrace.keras.layer.operation.ExpandDims;
import io.millrace.keras.layer.operation.GetItem;
import io.millrace.keras.layer.operation.Matmul;
import io.millrace.keras.layer.operation.Reduction;
import io.millrace.keras.layer.operation.ReshapeOperation;
import io.millrace.keras.layer.operation.SoftmaxOperation;
import io.millrace.keras.layer.operation.Squeeze;
import io.millrace.keras.layer.operation.Transpose;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ActivationLowering;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.LayerLowerings;
import io.millrace.tf.lowering.Shapes;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Registers the lowerings of operations. None of them hands a mask or logits on. */
public final class OperationLowerings {
  private OperationLowerings() {}

  public static void register(LayerLowerings lowerings) {
    lowerings
        .with(BinaryOperation.class, new BinaryOperationLowering())
        .with(
            Matmul.class,
            (layer, inputs, pass) ->
                List.of(
                    Activated.linear(
                        pass.tf()
                            .train
                            .batchMatMul(
                                inputs.value(0).output(),
                                inputs.value(1).output(),
                                TFloat32.class))))
        .unary(ElementOperation.class, new ElementOperationLowering())
        .unary(Reduction.class, new ReductionLowering())
        .unary(GetItem.class, new GetItemLowering())
        .unary(ReshapeOperation.class, OperationLowerings::reshape)
        .unary(ExpandDims.class, OperationLowerings::reshape)
        .unary(Squeeze.class, OperationLowerings::reshape)
        .unary(Transpose.class, OperationLowerings::transpose)
        .unary(SoftmaxOperation.class, OperationLowerings::softmax)
        .unary(ActivationOperation.class, OperationLowerings::activation);
  }

  private static Activated reshape(
      UnaryLayer layer, Operand<TFloat32> input, TensorShape shape, ForwardPass pass) {
    long[] output = Shapes.open(layer.outputShape(shape));
    return Activated.linear(pass.tf().reshape(input, pass.tf().constant(output)));
  }

  private static Activated transpose(
      Transpose layer, Operand<TFloat32> input, TensorShape shape, ForwardPass pass) {
    int[] order = layer.axes().stream().mapToInt(Integer::intValue).toArray();
    return Activated.linear(pass.tf().linalg.transpose(input, pass.tf().constant(order)));
  }

  /** The kernel takes the last axis only. */
  private static Activated softmax(
      SoftmaxOperation layer, Operand<TFloat32> input, TensorShape shape, ForwardPass pass) {
    Ops tf = pass.tf();
    int axis = Axes.ofExample(layer.axis(), shape.rank()) + 1;
    int[] swapped = IntStream.rangeClosed(0, shape.rank()).toArray();
    swapped[axis] = shape.rank();
    swapped[shape.rank()] = axis;
    Operand<TFloat32> last = tf.linalg.transpose(input, tf.constant(swapped));
    return Activated.linear(tf.linalg.transpose(tf.nn.softmax(last), tf.constant(swapped)));
  }

  private static Activated activation(
      ActivationOperation layer, Operand<TFloat32> input, TensorShape shape, ForwardPass pass) {
    return Activated.linear(
        ActivationLowering.apply(pass.tf(), layer.function(), input, shape).output());
  }
}
