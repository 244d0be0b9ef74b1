package io.millrace.tf.lowering.merge;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.merge.Axes;
import io.millrace.keras.layer.merge.Dot;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.LayerInputs;
import io.millrace.tf.lowering.LayerLowering;
import io.millrace.tf.lowering.Shapes;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.train.BatchMatMul;
import org.tensorflow.types.TFloat32;

/** The summed axis of each input is brought to the end; then it is a product of matrices. */
final class DotLowering implements LayerLowering<Dot> {
  /** Largest number that Keras multiplies with: 1 / {@code backend.epsilon()}. */
  private static final float MAX_FACTOR = 1e7f;

  @Override
  public List<Activated> lower(Dot layer, LayerInputs inputs, ForwardPass pass) {
    Ops tf = pass.tf();
    Operand<TFloat32> first = matrix(tf, layer, inputs, 0);
    Operand<TFloat32> second = matrix(tf, layer, inputs, 1);
    Operand<TFloat32> product =
        tf.train.batchMatMul(first, second, TFloat32.class, BatchMatMul.adjY(true));
    TensorShape output = layer.outputShapes(inputs.shapes()).get(0);
    return List.of(Activated.linear(tf.reshape(product, tf.constant(Shapes.open(output)))));
  }

  /** Batch, all other axes, summed axis. */
  private static Operand<TFloat32> matrix(Ops tf, Dot layer, LayerInputs inputs, int index) {
    TensorShape shape = inputs.shape(index);
    int summed =
        Axes.ofExample(index == 0 ? layer.firstAxis() : layer.secondAxis(), shape.rank()) + 1;
    Operand<TFloat32> value = inputs.value(index).output();
    int[] order =
        IntStream.concat(
                IntStream.rangeClosed(0, shape.rank()).filter(axis -> axis != summed),
                IntStream.of(summed))
            .toArray();
    int size = shape.dimensions().get(summed - 1);
    Operand<TFloat32> matrix =
        tf.reshape(
            tf.linalg.transpose(value, tf.constant(order)),
            tf.constant(new long[] {-1, shape.size() / size, size}));
    return layer.normalize() ? normalized(tf, matrix) : matrix;
  }

  private static Operand<TFloat32> normalized(Ops tf, Operand<TFloat32> matrix) {
    Operand<TFloat32> squares =
        tf.reduceSum(tf.math.square(matrix), tf.constant(-1), ReduceSum.keepDims(true));
    return tf.math.mul(matrix, tf.math.minimum(tf.math.rsqrt(squares), tf.constant(MAX_FACTOR)));
  }
}
