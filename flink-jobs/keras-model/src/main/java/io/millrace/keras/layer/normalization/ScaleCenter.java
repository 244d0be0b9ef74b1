package io.millrace.keras.layer.normalization;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.WeightOptions;
import io.millrace.keras.layer.WeightSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is learned behind a normalization: a factor, {@code gamma}, and a term, {@code beta}.
 *
 * @param scale whether there is a gamma
 * @param center whether there is a beta
 */
public record ScaleCenter(boolean scale, boolean center, WeightOptions gamma, WeightOptions beta) {
  public ScaleCenter {
    Objects.requireNonNull(gamma, "gamma");
    Objects.requireNonNull(beta, "beta");
  }

  List<WeightSpec> weights(TensorShape shape, boolean trainable) {
    List<WeightSpec> weights = new ArrayList<>();
    if (scale) {
      weights.add(new WeightSpec("gamma", shape, gamma, trainable));
    }
    if (center) {
      weights.add(new WeightSpec("beta", shape, beta, trainable));
    }
    return weights;
  }
}
