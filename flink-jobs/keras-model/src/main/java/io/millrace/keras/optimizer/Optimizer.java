package io.millrace.keras.optimizer;

import java.util.Objects;

/** What turns gradients into new weights. */
public record Optimizer(UpdateRule rule, LearningRate learningRate, StepOptions options) {
  public Optimizer {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(learningRate, "learningRate");
    Objects.requireNonNull(options, "options");
  }

  /** One with a fixed learning rate and no options. */
  public Optimizer(UpdateRule rule, double learningRate) {
    this(rule, new LearningRate.Fixed(learningRate), StepOptions.NONE);
  }
}
