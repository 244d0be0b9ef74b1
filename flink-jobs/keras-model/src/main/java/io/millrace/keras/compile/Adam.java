package io.millrace.keras.compile;

/** Kingma et al., 2014. */
public record Adam(double learningRate, double beta1, double beta2, double epsilon)
    implements Optimizer {
  public Adam {
    Ranges.requirePositive("learning_rate", learningRate);
    Ranges.requireDecay("beta_1", beta1);
    Ranges.requireDecay("beta_2", beta2);
    Ranges.requireNotNegative("epsilon", epsilon);
  }
}
