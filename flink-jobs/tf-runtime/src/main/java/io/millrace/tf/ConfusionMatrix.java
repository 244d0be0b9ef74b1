package io.millrace.tf;

import io.millrace.keras.KerasModel;
import io.millrace.keras.compile.OutputLabels;
import java.util.Arrays;

/**
 * How often examples of one class are taken for another, for an output with one axis. An output
 * with one value has two classes, on both sides of one half. Mutable, not thread-safe.
 */
public final class ConfusionMatrix {
  private final OutputLabels labels;
  private final int outputOffset;
  private final int width;
  private final int stride;
  private final int labelStride;
  private final long[][] counts;

  private ConfusionMatrix(OutputLabels labels, int[] offsets) {
    this.labels = labels;
    this.outputOffset = offsets[0];
    this.stride = offsets[1];
    this.labelStride = offsets[2];
    this.width = labels.shape().size();
    int classes = Math.max(2, width);
    this.counts = new long[classes][classes];
  }

  /**
   * @param output index among the outputs of the model
   * @throws IllegalArgumentException when the output has more than one axis, or no labels
   */
  public static ConfusionMatrix of(KerasModel model, int output) {
    var all = OutputLabels.of(model.compile(), model.outputShapes());
    OutputLabels labels = all.get(output);
    if (labels.shape().rank() != 1 || labels.count() == 0) {
      throw new IllegalArgumentException(
          "output "
              + labels.objective().output()
              + " has the shape "
              + labels.shape()
              + " and "
              + labels.count()
              + " label values; legal is an output with one axis and labels");
    }
    int before = all.subList(0, output).stream().mapToInt(one -> one.shape().size()).sum();
    int outputs = all.stream().mapToInt(one -> one.shape().size()).sum();
    int labelCount = all.stream().mapToInt(OutputLabels::count).sum();
    return new ConfusionMatrix(labels, new int[] {before, outputs, labelCount});
  }

  /**
   * @param predictions as {@link TrainingSession#predict} gives them
   * @param given labels of the same examples, of all outputs
   * @param rows number of examples
   */
  public void add(float[] predictions, float[] given, int rows) {
    for (int row = 0; row < rows; row++) {
      int right = ofLabel(given, row * labelStride + labels.offset());
      int answer = largest(predictions, row * stride + outputOffset, width);
      if (right >= 0 && right < counts.length) {
        counts[right][answer]++;
      }
    }
  }

  private int ofLabel(float[] given, int from) {
    return labels.classes() > 0 ? (int) given[from] : largest(given, from, labels.count());
  }

  private static int largest(float[] values, int from, int count) {
    if (count == 1) {
      return values[from] > 0.5f ? 1 : 0;
    }
    int largest = 0;
    for (int i = 1; i < count; i++) {
      if (values[from + i] > values[from + largest]) {
        largest = i;
      }
    }
    return largest;
  }

  /** First by the class of the label, then by the class that was put out. */
  public long[][] counts() {
    return Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
  }
}
