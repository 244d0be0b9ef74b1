package io.millrace.jobs.inference;

/**
 * Runs a model before records do: the first run of a session builds what all later ones use, once
 * for each size of batch.
 */
final class WarmUp {
  /** Values of one run's features: as much as a micro-batch may have. */
  private static final int MOST_VALUES = 1 << 22;

  private static final int RUNS = 3;

  private WarmUp() {}

  /**
   * @param batch rows of a full batch
   * @throws RuntimeException when the model cannot be run
   */
  static void run(Scorer scorer, int batch) {
    int rows = Math.max(1, Math.min(batch, MOST_VALUES / scorer.featureCount()));
    float[] features = new float[rows * scorer.featureCount()];
    float[] outputs = new float[rows * scorer.outputCount()];
    scorer.score(features, 1, outputs);
    for (int i = 0; i < RUNS; i++) {
      scorer.score(features, rows, outputs);
    }
  }
}
