package io.millrace.contracts.fit;

/** Which values of a metric are better. */
public enum Direction {
  /** By the name of the metric. */
  AUTO,
  /** The lower the better. */
  MIN,
  /** The higher the better. */
  MAX
}
