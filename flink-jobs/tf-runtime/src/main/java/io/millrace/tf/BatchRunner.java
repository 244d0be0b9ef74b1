package io.millrace.tf;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Result;
import org.tensorflow.Session;

/**
 * Runs a part of a graph on batches. Tensors and runner for the largest batch size seen so far are
 * kept, as making them costs more than running a small model, and those for a single row, which is
 * what a slow stream brings; other sizes get their own for one run. Not thread-safe. Once closed it
 * refuses to run: its tensors' memory is no longer ours, and writing there would damage the whole
 * process.
 */
final class BatchRunner implements AutoCloseable {
  private final Session session;
  private final List<FedInput> inputs;
  private final UnaryOperator<Session.Runner> fetches;
  private final int[] rowSizes;
  private final int rowSize;
  private @Nullable Batch kept;
  private @Nullable Batch single;
  private boolean closed;

  /**
   * @param fetches adds the one float output to fetch, targets and other feeds
   */
  BatchRunner(Session session, List<FedInput> inputs, UnaryOperator<Session.Runner> fetches) {
    this(session, inputs, fetches, new int[1]);
  }

  /**
   * @param fetches adds the float outputs to fetch, each with one row for each row of the batch
   * @param rowSizes values in a row of each output
   */
  BatchRunner(
      Session session,
      List<FedInput> inputs,
      UnaryOperator<Session.Runner> fetches,
      int[] rowSizes) {
    this.rowSizes = rowSizes;
    this.rowSize = IntStream.of(rowSizes).sum();
    this.session = session;
    this.inputs = inputs;
    this.fetches = fetches;
  }

  /**
   * @param rows at least 1
   * @param into takes as many values from the output as fit, from index 0
   * @param values the arrays that the inputs name; their first rows are fed
   * @throws IllegalStateException after {@link #close}
   */
  void run(int rows, float[] into, int length, float[]... values) {
    if (closed) {
      throw new IllegalStateException("the model is closed");
    }
    Batch batch = rows == 1 ? single : kept;
    if (batch != null && batch.rows() == rows) {
      run(batch, into, length, values);
    } else if (batch == null || rows > batch.rows()) {
      run(keep(rows), into, length, values);
    } else {
      try (Batch odd = new Batch(session, inputs, fetches, rows)) {
        run(odd, into, length, values);
      }
    }
  }

  private Batch keep(int rows) {
    Batch batch = new Batch(session, inputs, fetches, rows);
    if (rows == 1) {
      single = batch;
    } else {
      close(kept);
      kept = batch;
    }
    return batch;
  }

  private void run(Batch batch, float[] into, int length, float[][] values) {
    batch.write(values);
    try (Result result = batch.runner().run()) {
      if (rowSizes.length == 1) {
        result.get(0).asRawTensor().data().asFloats().read(into, 0, length);
      } else {
        join(result, batch.rows(), into);
      }
    }
  }

  private void join(Result result, int rows, float[] into) {
    int offset = 0;
    for (int output = 0; output < rowSizes.length; output++) {
      int size = rowSizes[output];
      float[] values = new float[rows * size];
      result.get(output).asRawTensor().data().asFloats().read(values);
      for (int row = 0; row < rows; row++) {
        System.arraycopy(values, row * size, into, row * rowSize + offset, size);
      }
      offset += size;
    }
  }

  @Override
  public void close() {
    closed = true;
    close(kept);
    close(single);
    kept = null;
    single = null;
  }

  private static void close(@Nullable Batch batch) {
    if (batch != null) {
      batch.close();
    }
  }
}
