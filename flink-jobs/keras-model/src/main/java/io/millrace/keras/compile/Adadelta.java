package io.millrace.keras.compile;

/** Zeiler, 2012. */
public record Adadelta(double learningRate, double rho, double epsilon) implements Optimizer {
  public Adadelta {
    Ranges.requirePositive("learning_rate", learningRate);
    Ranges.requireDecay("rho", rho);
    Ranges.requireNotNegative("epsilon", epsilon);
  }
}
