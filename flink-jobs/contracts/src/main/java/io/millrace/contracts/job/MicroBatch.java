package io.millrace.contracts.job;

/**
 * How many records are scored in one run of the model.
 *
 * @param maxSize records, at least 1
 * @param lingerMs milliseconds that a record waits for company at most; 0 never waits
 */
public record MicroBatch(int maxSize, long lingerMs) {
  public static final MicroBatch DEFAULT = new MicroBatch(256, 5);

  public MicroBatch {
    if (maxSize < 1 || lingerMs < 0) {
      throw new IllegalArgumentException(
          "micro-batch of maxSize "
              + maxSize
              + " and lingerMs "
              + lingerMs
              + " is not legal; legal is a maxSize of 1 or more and a lingerMs of 0 or more");
    }
  }
}
