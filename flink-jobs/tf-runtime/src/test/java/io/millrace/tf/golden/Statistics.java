package io.millrace.tf.golden;

import io.millrace.keras.weight.WeightValues;

/**
 * What the generator measures of a weight.
 *
 * @param gramDiagonal mean of the diagonal of the product with its transpose, of the smaller side
 * @param gramBeside the largest absolute value beside that diagonal
 */
record Statistics(
    String name,
    int count,
    double mean,
    double deviation,
    double smallest,
    double largest,
    double gramDiagonal,
    double gramBeside) {

  static Statistics of(WeightValues weight) {
    float[] values = weight.values();
    double sum = 0;
    double squares = 0;
    double smallest = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (float value : values) {
      sum += value;
      squares += (double) value * value;
      smallest = Math.min(smallest, value);
      largest = Math.max(largest, value);
    }
    double mean = sum / values.length;
    double deviation = Math.sqrt(Math.max(0, squares / values.length - mean * mean));
    int columns = weight.shape().dimensions().get(weight.shape().rank() - 1);
    double[] gram = gram(values, columns);
    return new Statistics(
        weight.name(), values.length, mean, deviation, smallest, largest, gram[0], gram[1]);
  }

  private static double[] gram(float[] values, int columns) {
    int rows = values.length / columns;
    boolean byRows = rows < columns;
    int size = byRows ? rows : columns;
    double diagonal = 0;
    double beside = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double product = 0;
        for (int k = 0; k < values.length / size; k++) {
          product +=
              byRows
                  ? (double) values[i * columns + k] * values[j * columns + k]
                  : (double) values[k * columns + i] * values[k * columns + j];
        }
        diagonal += i == j ? product : 0;
        beside = i == j ? beside : Math.max(beside, Math.abs(product));
      }
    }
    return new double[] {diagonal / size, beside};
  }
}
