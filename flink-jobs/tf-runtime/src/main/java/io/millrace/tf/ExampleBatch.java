package io.millrace.tf;

import org.jspecify.annotations.Nullable;

/**
 * Examples that are trained or tested at once; arrays may be longer.
 *
 * @param features rows * featureCount values
 * @param labels rows * labelCount values
 * @param weights what each example counts, rows values; null when all count the same
 * @param rows at least 1
 */
public record ExampleBatch(float[] features, float[] labels, float @Nullable [] weights, int rows) {
  public ExampleBatch {
    if (weights != null && weights.length < rows) {
      throw new IllegalArgumentException(
          "given were " + weights.length + " weights for " + rows + " rows; legal is one each");
    }
  }
}
