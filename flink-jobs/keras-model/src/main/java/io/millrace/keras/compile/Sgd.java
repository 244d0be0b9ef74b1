package io.millrace.keras.compile;

/**
 * Gradient descent.
 *
 * @param momentum 0 to 1; 0 keeps no velocity
 */
public record Sgd(double learningRate, double momentum, boolean nesterov) implements Optimizer {
  public Sgd {
    Ranges.requirePositive("learning_rate", learningRate);
    Ranges.requireShare("momentum", momentum);
  }
}
