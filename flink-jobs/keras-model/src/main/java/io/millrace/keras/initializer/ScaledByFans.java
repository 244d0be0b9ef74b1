package io.millrace.keras.initializer;

import java.util.Objects;

/**
 * A scaled variance for a weight whose shape does not say which of its axes are inputs.
 *
 * @param fanIn number of inputs, at least 1
 * @param fanOut number of outputs, at least 1
 */
public record ScaledByFans(VarianceScaling scaling, int fanIn, int fanOut) implements Initializer {
  public ScaledByFans {
    Objects.requireNonNull(scaling, "scaling");
    if (fanIn < 1 || fanOut < 1) {
      throw new IllegalArgumentException(
          "fanIn is " + fanIn + " and fanOut " + fanOut + "; legal is at least 1 for both");
    }
  }

  /** The initializer, told of the axes if it asks for them. */
  public static Initializer of(Initializer initializer, int fanIn, int fanOut) {
    return initializer instanceof VarianceScaling scaling
        ? new ScaledByFans(scaling, fanIn, fanOut)
        : initializer;
  }
}
