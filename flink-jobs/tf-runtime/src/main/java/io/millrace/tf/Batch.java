package io.millrace.tf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tensorflow.Session;

/** The input tensors of one batch size with a runner that feeds them. Owns the tensors. */
final class Batch implements AutoCloseable {
  private final int rows;
  private final List<FedTensor> tensors = new ArrayList<>();
  private final Session.Runner runner;

  Batch(Session session, List<FedInput> inputs, UnaryOperator<Session.Runner> fetches, int rows) {
    this.rows = rows;
    this.runner = session.runner();
    for (FedInput input : inputs) {
      FedTensor tensor = FedTensor.of(input, rows);
      tensors.add(tensor);
      runner.feed(input.operation(), tensor.tensor());
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
    tensors.forEach(tensor -> tensor.write(values));
  }

  @Override
  public void close() {
    tensors.forEach(FedTensor::close);
  }
}
