package io.millrace.keras.compile;

/** Duchi et al., 2011. */
public record Adagrad(double learningRate, double initialAccumulatorValue, double epsilon)
    implements Optimizer {
  public Adagrad {
    Ranges.requirePositive("learning_rate", learningRate);
    Ranges.requireNotNegative("initial_accumulator_value", initialAccumulatorValue);
    Ranges.requireNotNegative("epsilon", epsilon);
  }
}
