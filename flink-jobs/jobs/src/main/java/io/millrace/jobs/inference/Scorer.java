package io.millrace.jobs.inference;

/** A loaded model. Safe for several threads: all subtasks of a JVM share one. */
interface Scorer extends AutoCloseable {
  /** Values of one record's features. */
  int featureCount();

  /** Values of one prediction. */
  int outputCount();

  /**
   * @param features {@code rows * featureCount} values are read, C order
   * @param rows at least 1
   * @param into {@code rows * outputCount} values are written
   * @throws RuntimeException when the model cannot score one of the rows
   */
  void score(float[] features, int rows, float[] into);

  @Override
  void close();
}
