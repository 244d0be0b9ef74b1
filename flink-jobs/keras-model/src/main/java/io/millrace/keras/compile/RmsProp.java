package io.millrace.keras.compile;

/**
 * @param rho decay of the average of squared gradients, 0 to below 1
 * @param centered true divides by the variance instead of the second moment
 */
public record RmsProp(
    double learningRate, double rho, double momentum, double epsilon, boolean centered)
    implements Optimizer {
  public RmsProp {
    Ranges.requirePositive("learning_rate", learningRate);
    Ranges.requireDecay("rho", rho);
    Ranges.requireShare("momentum", momentum);
    Ranges.requireNotNegative("epsilon", epsilon);
  }
}
