package io.millrace.contracts.fit;

import java.util.Objects;

/**
 * The result gets the weights of the epoch in which the metric was best, also when the training is
 * stopped early.
 */
public record BestWeights(Monitor monitor) {
  public BestWeights {
    Objects.requireNonNull(monitor, "monitor");
  }
}
