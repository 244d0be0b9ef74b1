package io.millrace.tf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.types.TFloat32;

/** The input tensors of one batch size with a runner that feeds them. Owns the tensors. */
final class Batch implements AutoCloseable {
  private final int rows;
  private final List<TFloat32> tensors = new ArrayList<>();
  private final List<FloatDataBuffer> buffers = new ArrayList<>();
  private final Session.Runner runner;

  Batch(Session session, List<FedInput> inputs, UnaryOperator<Session.Runner> fetches, int rows) {
    this.rows = rows;
    this.runner = session.runner();
    for (FedInput input : inputs) {
      TFloat32 tensor = TFloat32.tensorOf(Shapes.batch(rows, input.shape()));
      tensors.add(tensor);
      // The buffer does not keep its tensor alive; both live as long as this batch.
      buffers.add(tensor.asRawTensor().data().asFloats());
      runner.feed(input.operation(), tensor);
    }
    fetches.apply(runner);
  }

  int rows() {
    return rows;
  }

  Session.Runner runner() {
    return runner;
  }

  void write(float[][] values) {
    for (int i = 0; i < values.length; i++) {
      FloatDataBuffer buffer = buffers.get(i);
      buffer.write(values[i], 0, (int) buffer.size());
    }
  }

  @Override
  public void close() {
    tensors.forEach(TFloat32::close);
  }
}
