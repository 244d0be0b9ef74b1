package io.millrace.tf;

import io.millrace.contracts.model.ModelSignature;
import io.millrace.contracts.model.TensorSpec;
import io.millrace.keras.InvalidModelException;
import io.millrace.keras.savedmodel.ServingSignature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.exceptions.TensorFlowException;

/**
 * Scores batches with a SavedModel. Holds native memory until it is closed. Safe for several
 * threads: each run has tensors of its own, which are kept for the next one. No run may be in
 * progress when it is closed.
 */
public final class Predictor implements AutoCloseable {
  private final SavedModelBundle bundle;
  private final ModelSignature signature;
  private final Supplier<BatchRunner> newRunner;
  private final Deque<BatchRunner> idle = new ConcurrentLinkedDeque<>();
  private final RowSizes row;
  private volatile boolean closed;

  private Predictor(SavedModelBundle bundle, ServingSignature serving) {
    this.bundle = bundle;
    this.signature = serving.signature();
    this.row = new RowSizes(sizes(signature.inputs()).sum(), sizes(signature.outputs()).sum());
    List<FedInput> inputs = inputs(serving, row.featureCount());
    int[] outputs = sizes(signature.outputs()).toArray();
    this.newRunner =
        () ->
            new BatchRunner(
                bundle.session(),
                inputs,
                run -> {
                  serving.fetches().forEach(run::fetch);
                  return run;
                },
                outputs);
  }

  private static IntStream sizes(List<TensorSpec> tensors) {
    return tensors.stream().mapToInt(tensor -> tensor.shape().size());
  }

  private static List<FedInput> inputs(ServingSignature serving, int featureCount) {
    List<FedInput> inputs = new ArrayList<>();
    int offset = 0;
    for (int i = 0; i < serving.feeds().size(); i++) {
      TensorSpec input = serving.signature().inputs().get(i);
      FedInput.Slice slice = new FedInput.Slice(0, offset, featureCount);
      inputs.add(new FedInput(serving.feeds().get(i), input.shape(), input.type(), slice));
      offset += input.shape().size();
    }
    return inputs;
  }

  /**
   * Inputs and outputs come in the order of their names, as a SavedModel says no other.
   *
   * @throws UnusableModelException saying what is missing or not legal
   */
  public static Predictor load(Path savedModelDirectory) {
    return load(savedModelDirectory, serving(savedModelDirectory));
  }

  /**
   * @param signature inputs and outputs in the order in which features and results are flat
   * @throws UnusableModelException also when the SavedModel has other inputs or outputs
   */
  public static Predictor load(Path savedModelDirectory, ModelSignature signature) {
    try {
      return load(savedModelDirectory, serving(savedModelDirectory).inOrderOf(signature));
    } catch (IllegalArgumentException e) {
      throw new UnusableModelException(String.valueOf(e.getMessage()), e);
    }
  }

  private static ServingSignature serving(Path savedModelDirectory) {
    try {
      return ServingSignature.read(savedModelDirectory);
    } catch (InvalidModelException | IOException e) {
      throw new UnusableModelException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Predictor load(Path savedModelDirectory, ServingSignature serving) {
    SavedModelBundle bundle;
    try {
      bundle =
          SavedModelBundle.loader(savedModelDirectory.toString())
              .withTags(ServingSignature.TAG)
              .withConfigProto(Sessions.config(savedModelDirectory))
              .load();
    } catch (TensorFlowException | IllegalArgumentException e) {
      throw new UnusableModelException(
          "the SavedModel in " + savedModelDirectory + " cannot be loaded: " + e.getMessage(), e);
    }
    try {
      return new Predictor(bundle, serving);
    } catch (RuntimeException e) {
      bundle.close();
      throw e;
    }
  }

  public ModelSignature signature() {
    return signature;
  }

  /** Values of one example's features: those of each input in C order, one input after another. */
  public int featureCount() {
    return row.featureCount();
  }

  /** Values that one example is scored with, one output after another. */
  public int outputCount() {
    return row.outputCount();
  }

  /**
   * @param features rows * featureCount values; a longer array may be given
   * @param rows at least 1
   * @param into gets rows * outputCount values, from index 0
   * @throws IllegalArgumentException when there is no row or an array is too short
   * @throws IllegalStateException after {@link #close}
   */
  public void predict(float[] features, int rows, float[] into) {
    row.require(features, rows, into);
    if (closed) {
      throw new IllegalStateException("the model is closed");
    }
    BatchRunner kept = idle.pollFirst();
    BatchRunner runner = kept == null ? newRunner.get() : kept;
    try {
      runner.run(rows, into, rows * row.outputCount(), features);
    } finally {
      idle.addFirst(runner);
    }
  }

  @Override
  public void close() {
    closed = true;
    idle.forEach(BatchRunner::close);
    idle.clear();
    bundle.close();
  }
}
