package io.millrace.contracts.record;

import java.util.Objects;

/**
 * Shares of a data set that are held out from training.
 *
 * @param validationRate in [0, 1): measured after each epoch
 * @param testRate in [0, 1): measured once, after training; the rates sum to less than 1
 */
public record DatasetSplit(double validationRate, double testRate, SplitMethod method) {
  public DatasetSplit {
    Objects.requireNonNull(method, "method");
    if (!(validationRate >= 0 && testRate >= 0 && validationRate + testRate < 1)) {
      throw new IllegalArgumentException(
          "validationRate "
              + validationRate
              + " and testRate "
              + testRate
              + " are not legal; each must be at least 0 and their sum below 1");
    }
  }

  /** {@code int((1 - (v + t)) * n)}, computed as Kafka-ML computes it. */
  public int trainingSize(int examples) {
    return (int) ((1 - (validationRate + testRate)) * examples);
  }

  /** {@code int(t * n)}; what is left after training and test is validation. */
  public int testSize(int examples) {
    return (int) (testRate * examples);
  }

  public int validationSize(int examples) {
    return examples - trainingSize(examples) - testSize(examples);
  }
}
