package io.millrace.contracts.job;

import java.util.Objects;

/**
 * What becomes of records while there is no model. They are kept in order and in checkpoints, each
 * subtask its own, up to a limit.
 *
 * @param maxRecords that a subtask keeps, 0 or more
 * @param maxBytes of keys, values and headers that a subtask keeps, 0 or more
 * @param then what becomes of the first record beyond either limit
 */
public record WithoutModel(int maxRecords, long maxBytes, Then then) {
  public static final WithoutModel DEFAULT = new WithoutModel(10_000, 16L << 20, Then.FAIL);

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
    /**
     * The job fails with {@code NO_MODEL} and is restarted from its last checkpoint, with a growing
     * delay: nothing is read past what it can keep.
     */
    FAIL,
    /** The record goes to the dead letters with {@code NO_MODEL}; those kept before it stay. */
    DEAD_LETTER
  }
}
