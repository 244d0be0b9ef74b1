package io.millrace.keras.compile;

/** What a metric computes for one batch, as Keras 3 does. */
public sealed interface MetricFunction {
  /**
   * Share of outputs that lie on the label's side of the threshold.
   *
   * @param threshold 0 to 1
   */
  record BinaryAccuracy(double threshold) implements MetricFunction {
    public BinaryAccuracy {
      Ranges.requireShare("threshold", threshold);
    }
  }

  /** Share of examples whose largest output is at the largest label. */
  record CategoricalAccuracy() implements MetricFunction {}

  /** Share of examples whose largest output is at the index that the label names. */
  record SparseCategoricalAccuracy() implements MetricFunction {}

  /** Mean of absolute differences. */
  record MeanAbsoluteError() implements MetricFunction {}

  /** Mean of squared differences. */
  record MeanSquaredError() implements MetricFunction {}
}
