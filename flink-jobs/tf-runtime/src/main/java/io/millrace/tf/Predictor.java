package io.millrace.tf;

import io.millrace.contracts.model.ModelSignature;
import io.millrace.contracts.model.TensorSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.exceptions.TensorFlowException;

/**
 * Scores batches with a SavedModel that has one float32 input and one float32 output. Holds native
 * memory until it is closed. Not thread-safe.
 */
public final class Predictor implements AutoCloseable {
  private final SavedModelBundle bundle;
  private final ModelSignature signature;
  private final BatchRunner runner;
  private final int featureCount;
  private final int outputCount;

  private Predictor(SavedModelBundle bundle, ServingSignature serving) {
    this.bundle = bundle;
    this.signature = serving.signature();
    TensorSpec input = signature.inputs().get(0);
    this.featureCount = input.shape().size();
    this.outputCount = signature.outputs().get(0).shape().size();
    this.runner =
        new BatchRunner(
            bundle.session(),
            List.of(new FedInput(serving.feed(), input.shape())),
            run -> run.fetch(serving.fetch()));
  }

  /**
   * @throws UnusableModelException saying what is missing or not legal
   */
  public static Predictor load(Path savedModelDirectory) {
    if (!Files.isRegularFile(savedModelDirectory.resolve("saved_model.pb"))) {
      throw new UnusableModelException(
          "folder " + savedModelDirectory + " holds no SavedModel: saved_model.pb is missing",
          null);
    }
    SavedModelBundle bundle;
    try {
      bundle =
          SavedModelBundle.loader(savedModelDirectory.toString())
              .withTags(SavedModelExport.TAG)
              .withConfigProto(Sessions.config())
              .load();
    } catch (TensorFlowException | IllegalArgumentException e) {
      throw new UnusableModelException(
          "the SavedModel in " + savedModelDirectory + " cannot be loaded: " + e.getMessage(), e);
    }
    try {
      return new Predictor(bundle, ServingSignature.of(bundle.metaGraphDef()));
    } catch (RuntimeException e) {
      bundle.close();
      throw e;
    }
  }

  public ModelSignature signature() {
    return signature;
  }

  /** Values of one example's features, in C order. */
  public int featureCount() {
    return featureCount;
  }

  /** Values that one example is scored with, in C order. */
  public int outputCount() {
    return outputCount;
  }

  /**
   * @param features rows * featureCount values; a longer array may be given
   * @param rows at least 1
   * @param into gets rows * outputCount values, from index 0
   * @throws IllegalArgumentException when there is no row or an array is too short
   * @throws IllegalStateException after {@link #close}
   */
  public void predict(float[] features, int rows, float[] into) {
    if (rows < 1
        || features.length < (long) rows * featureCount
        || into.length < (long) rows * outputCount) {
      throw new IllegalArgumentException(
          "given were "
              + features.length
              + " feature values and room for "
              + into.length
              + " for "
              + rows
              + " rows; legal is at least 1 row with "
              + featureCount
              + " feature values and room for "
              + outputCount
              + " each");
    }
    runner.run(rows, into, rows * outputCount, features);
  }

  @Override
  public void close() {
    runner.close();
    bundle.close();
  }
}
