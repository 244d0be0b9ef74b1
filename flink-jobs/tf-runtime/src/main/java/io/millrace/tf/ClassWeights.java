package io.millrace.tf;

import java.util.Arrays;
import java.util.Map;

/**
 * What examples count by their class, as {@code class_weight} of Keras: for models with one output
 * and one class for each example.
 *
 * @param weights by class index; a class that is missing counts 1
 */
public record ClassWeights(Map<Integer, Double> weights) {
  public ClassWeights {
    weights = Map.copyOf(weights);
  }

  /**
   * Weights of examples.
   *
   * @param labels rows * labelCount values: an index, rounded, or one value for each class, of
   *     which the first largest counts
   * @param rows number of examples
   * @param labelCount label values of each example
   */
  public float[] of(float[] labels, int rows, int labelCount) {
    float[] ofExamples = new float[rows];
    Arrays.fill(ofExamples, 1);
    for (int row = 0; row < rows; row++) {
      int from = row * labelCount;
      int index =
          labelCount == 1 ? (int) Math.rint(labels[from]) : largest(labels, from, labelCount);
      Double weight = weights.get(index);
      if (weight != null) {
        ofExamples[row] = weight.floatValue();
      }
    }
    return ofExamples;
  }

  private static int largest(float[] labels, int from, int count) {
    int largest = 0;
    for (int i = 1; i < count; i++) {
      if (labels[from + i] > labels[from + largest]) {
        largest = i;
      }
    }
    return largest;
  }
}
