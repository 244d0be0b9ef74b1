package io.millrace.keras.loss;

/** What becomes of the losses of the examples of a batch. */
public enum Reduction {
  /** Their sum, divided by their number. */
  SUM_OVER_BATCH_SIZE,
  SUM,
  /** Their sum, divided by the sum of the weights of the examples. */
  MEAN_WITH_SAMPLE_WEIGHT
}
