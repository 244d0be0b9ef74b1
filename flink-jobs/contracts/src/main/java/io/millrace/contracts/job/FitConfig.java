package io.millrace.contracts.job;

/**
 * Options of Keras' {@code fit}.
 *
 * @param batchSize examples for each step, at least 1; the last batch of an epoch may be smaller
 * @param epochs passes over the training part, at least 1
 * @param shuffle whether the training part is permuted anew for each epoch
 * @param seed of initializers, dropout, shuffle and split: same data and seed give the same weights
 * @param maxRejectedShare of undecodable records in [0, 1]; beyond it the training fails
 */
public record FitConfig(
    int batchSize, int epochs, boolean shuffle, long seed, double maxRejectedShare) {
  public static final int DEFAULT_BATCH_SIZE = 32;
  public static final int DEFAULT_EPOCHS = 1;
  public static final long DEFAULT_SEED = 42;
  public static final double DEFAULT_MAX_REJECTED_SHARE = 0.1;

  public FitConfig {
    require(batchSize >= 1, "batchSize", batchSize, "1 or more");
    require(epochs >= 1, "epochs", epochs, "1 or more");
    require(
        maxRejectedShare >= 0 && maxRejectedShare <= 1,
        "maxRejectedShare",
        maxRejectedShare,
        "0 to 1");
  }

  private static void require(boolean legal, String name, Number given, String what) {
    if (!legal) {
      throw new IllegalArgumentException(name + " " + given + " is not legal; legal is " + what);
    }
  }
}
