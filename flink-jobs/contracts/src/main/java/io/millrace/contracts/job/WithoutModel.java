package io.millrace.contracts.job;

import java.util.Objects;

/**
 * What becomes of records while there is no model. Each subtask keeps its own in order, and in
 * checkpoints, until one of the limits is reached.
 *
 * @param maxRecords that a subtask keeps, 0 or more
 * @param maxBytes of keys, values and headers that a subtask keeps, 0 or more
 * @param then what becomes of the records after those
 */
public record WithoutModel(int maxRecords, long maxBytes, Then then) {
  /** Nothing is read before there is a model. */
  public static final WithoutModel DEFAULT = new WithoutModel(0, 0, Then.WAIT);

  public WithoutModel {
    Objects.requireNonNull(then, "then");
    if (maxRecords < 0 || maxBytes < 0) {
      throw new IllegalArgumentException(
          "withoutModel of maxRecords "
              + maxRecords
              + " and maxBytes "
              + maxBytes
              + " is not legal; legal is 0 or more of each");
    }
  }

  /** Neither drops a record in silence. */
  public enum Then {
    /** They stay where they are: nothing more is read from the input topic. */
    WAIT,
    /** They go to the dead letters with {@code NO_MODEL}. */
    DEAD_LETTER
  }
}
