package io.millrace.keras.optimizer;

/** How a gradient changes a weight; formulas are those of Keras 3. */
public sealed interface UpdateRule {
  /**
   * Gradient descent.
   *
   * @param momentum 0 to 1; 0 keeps no velocity
   */
  record Sgd(double momentum, boolean nesterov) implements UpdateRule {
    public Sgd {
      Ranges.requireShare("momentum", momentum);
    }
  }

  /**
   * Kingma et al., 2014.
   *
   * @param amsgrad true divides by the largest second moment so far (Reddi et al., 2018)
   */
  record Adam(double beta1, double beta2, double epsilon, boolean amsgrad) implements UpdateRule {
    public Adam {
      Ranges.requireBetas(beta1, beta2);
      Ranges.requireNotNegative("epsilon", epsilon);
    }
  }

  /** Adam with Nesterov's momentum (Dozat, 2015). */
  record Nadam(double beta1, double beta2, double epsilon) implements UpdateRule {
    public Nadam {
      Ranges.requireBetas(beta1, beta2);
      Ranges.requireNotNegative("epsilon", epsilon);
    }
  }

  /** Adam with the infinity norm, section 7 of Kingma et al., 2014. */
  record Adamax(double beta1, double beta2, double epsilon) implements UpdateRule {
    public Adamax {
      Ranges.requireBetas(beta1, beta2);
      Ranges.requireNotNegative("epsilon", epsilon);
    }
  }

  /**
   * @param rho decay of the average of squared gradients, 0 to below 1
   * @param centered true divides by the variance instead of the second moment
   */
  record RmsProp(double rho, double momentum, double epsilon, boolean centered)
      implements UpdateRule {
    public RmsProp {
      Ranges.requireDecay("rho", rho);
      Ranges.requireShare("momentum", momentum);
      Ranges.requireNotNegative("epsilon", epsilon);
    }
  }

  /** Duchi et al., 2011. */
  record Adagrad(double initialAccumulatorValue, double epsilon) implements UpdateRule {
    public Adagrad {
      Ranges.requireNotNegative("initial_accumulator_value", initialAccumulatorValue);
      Ranges.requireNotNegative("epsilon", epsilon);
    }
  }

  /** Zeiler, 2012. */
  record Adadelta(double rho, double epsilon) implements UpdateRule {
    public Adadelta {
      Ranges.requireDecay("rho", rho);
      Ranges.requireNotNegative("epsilon", epsilon);
    }
  }

  /** The sign of a mean of gradients (Chen et al., 2023). */
  record Lion(double beta1, double beta2) implements UpdateRule {
    public Lion {
      Ranges.requireBetas(beta1, beta2);
    }
  }

  /** Adam whose step is as long as the weight is large (You et al., 2019). */
  record Lamb(double beta1, double beta2, double epsilon) implements UpdateRule {
    public Lamb {
      Ranges.requireBetas(beta1, beta2);
      Ranges.requireNotNegative("epsilon", epsilon);
    }
  }

  /**
   * Follow the regularized leader (McMahan et al., 2013).
   *
   * @param learningRatePower at most 0; 0 keeps the rate
   * @param l1 strength of the L1 penalty, {@code l2} of the L2 penalty
   * @param l2Shrinkage strength of the penalty of the weight's size in the gradient
   */
  record Ftrl(
      double learningRatePower,
      double initialAccumulatorValue,
      double l1,
      double l2,
      double l2Shrinkage,
      double beta)
      implements UpdateRule {
    public Ftrl {
      Ranges.requireNotNegative("-learning_rate_power", -learningRatePower);
      Ranges.requireNotNegative("initial_accumulator_value", initialAccumulatorValue);
      Ranges.requireNotNegative("l1_regularization_strength", l1);
      Ranges.requireNotNegative("l2_regularization_strength", l2);
      Ranges.requireNotNegative("l2_shrinkage_regularization_strength", l2Shrinkage);
      Ranges.requireNotNegative("beta", beta);
    }
  }
}
