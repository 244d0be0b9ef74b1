package io.millrace.tf;

import java.util.function.DoubleSupplier;

/**
 * Random matrices with orthonormal rows or columns: the Q of the QR decomposition of a Gaussian
 * matrix, the diagonal of R positive, which makes it uniform over all such matrices (Saxe et al.,
 * 2014).
 */
final class OrthogonalMatrix {
  private OrthogonalMatrix() {}

  /**
   * @param values the matrix in C order
   * @param columns size of its rows
   * @param gaussian draws from the standard normal distribution
   */
  static void fill(float[] values, int columns, double gain, DoubleSupplier gaussian) {
    int rows = values.length / columns;
    int size = Math.max(rows, columns);
    double[][] vectors = new double[Math.min(rows, columns)][];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = next(size, vectors, i, gaussian);
    }
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        double value = rows < columns ? vectors[row][column] : vectors[column][row];
        values[row * columns + column] = (float) (gain * value);
      }
    }
  }

  /** A vector of length 1, orthogonal to those before it: Gram and Schmidt's method. */
  private static double[] next(int size, double[][] vectors, int count, DoubleSupplier gaussian) {
    double[] vector = new double[size];
    for (int i = 0; i < size; i++) {
      vector[i] = gaussian.getAsDouble();
    }
    for (int i = 0; i < count; i++) {
      double share = product(vectors[i], vector);
      for (int j = 0; j < size; j++) {
        vector[j] -= share * vectors[i][j];
      }
    }
    double length = Math.sqrt(product(vector, vector));
    for (int j = 0; j < size; j++) {
      vector[j] /= length;
    }
    return vector;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
