package io.millrace.tf;

/**
 * How many values an example has.
 *
 * @param featureCount of all inputs
 * @param outputCount of all outputs
 */
record RowSizes(int featureCount, int outputCount) {
  /**
   * @throws IllegalArgumentException when there is no row or an array is too short
   */
  void require(float[] features, int rows, float[] into) {
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
  }
}
