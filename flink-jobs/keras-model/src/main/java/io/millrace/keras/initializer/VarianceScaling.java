package io.millrace.keras.initializer;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Variance {@code scale / n}, where n is the number of inputs, of outputs, or their average. Glorot
 * (scale 1, average), He (scale 2, inputs) and LeCun (scale 1, inputs) initializers are of this
 * kind.
 *
 * @param scale more than 0
 * @param seed null takes the seed of the training
 */
public record VarianceScaling(
    double scale, Mode mode, Distribution distribution, @Nullable Long seed)
    implements Initializer {

  /** What n counts. */
  public enum Mode {
    FAN_IN,
    FAN_OUT,
    FAN_AVG
  }

  /** The shape of the distribution; the cut normal is widened to keep the variance. */
  public enum Distribution {
    TRUNCATED_NORMAL,
    UNTRUNCATED_NORMAL,
    UNIFORM
  }

  public VarianceScaling {
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(distribution, "distribution");
    if (!(scale > 0)) {
      throw new IllegalArgumentException("scale is " + scale + "; legal is more than 0");
    }
  }
}
