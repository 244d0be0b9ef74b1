package io.millrace.jobs.inference;

import io.millrace.contracts.job.EarlyExit;
import io.millrace.contracts.job.PredictionOutput;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which records exit early, and what goes up of them. Keeps its buffer: one thread only. */
final class EarlyExits {
  private final OutputBytes bytes = new OutputBytes();
  private final double limit;
  private final OutputSlice prediction;
  private final @Nullable OutputSlice features;
  private final @Nullable ClassChoice choice;

  private EarlyExits(double limit, RowLayout layout, @Nullable ClassChoice choice) {
    this.limit = limit;
    this.prediction = layout.prediction();
    this.features = layout.features();
    this.choice = choice;
  }

  /** Empty when none do. */
  static Optional<EarlyExits> of(PredictionOutput output, RowLayout layout) {
    EarlyExit exit = output.earlyExit();
    return exit == null
        ? Optional.empty()
        : Optional.of(
            new EarlyExits(
                exit.limit(),
                layout,
                layout.outputs().size() == 1
                    ? ClassChoice.of(output, layout.outputs().get(0)).orElse(null)
                    : null));
  }

  /**
   * Whether the largest value is less than the limit, as Kafka-ML has it. Of a lone sigmoid, which
   * is as sure of 0 as of 1, the score of the class counts.
   */
  boolean isUnsure(float[] outputs, int row) {
    if (choice != null) {
      return choice.score(outputs, row, choice.best(outputs, row)) < limit;
    }
    int first = row + prediction.from();
    float largest = outputs[first];
    for (int i = 1; i < prediction.count(); i++) {
      largest = Math.max(largest, outputs[first + i]);
    }
    return largest < limit;
  }

  /**
   * @param output index of the first of the record's values
   * @param row of the record in its batch
   */
  byte[] featuresOf(float[] outputs, int output, PendingBatch batch, int row) {
    OutputSlice slice = features;
    return slice == null
        ? raw(batch.features(), row * batch.featureCount(), batch.featureCount())
        : raw(outputs, output + slice.from(), slice.count());
  }

  /** Little-endian float32 in C order. */
  private byte[] raw(float[] values, int from, int count) {
    bytes.clear();
    for (int i = 0; i < count; i++) {
      bytes.littleEndian(values[from + i]);
    }
    return bytes.copy();
  }
}
