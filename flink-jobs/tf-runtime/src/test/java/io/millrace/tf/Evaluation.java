package io.millrace.tf;

import java.util.function.Function;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Values of operations on constants. */
final class Evaluation {
  private Evaluation() {}

  static float[] of(Function<Ops, Operand<TFloat32>> operations) {
    try (Graph graph = new Graph()) {
      Operand<TFloat32> operand = operations.apply(Ops.create(graph));
      try (Session session = new Session(graph, Sessions.config());
          Result result = session.runner().fetch(operand).run()) {
        FloatDataBuffer buffer = result.get(0).asRawTensor().data().asFloats();
        float[] values = new float[(int) buffer.size()];
        buffer.read(values);
        return values;
      }
    }
  }
}
