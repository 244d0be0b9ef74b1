package io.millrace.keras.compile;

/** Adam with the infinity norm, section 7 of Kingma et al., 2014. */
public record Adamax(double learningRate, double beta1, double beta2, double epsilon)
    implements Optimizer {
  public Adamax {
    Ranges.requirePositive("learning_rate", learningRate);
    Ranges.requireDecay("beta_1", beta1);
    Ranges.requireDecay("beta_2", beta2);
    Ranges.requireNotNegative("epsilon", epsilon);
  }
}
