package io.millrace.keras.compile;

/**
 * For labels 0 and 1, one for each output.
 *
 * @param fromLogits true when the model's output has not gone through sigmoid
 * @param labelSmoothing 0 to 1: the part of each label that is moved towards one half
 */
public record BinaryCrossentropy(boolean fromLogits, double labelSmoothing) implements Loss {
  public BinaryCrossentropy {
    Ranges.requireShare("label_smoothing", labelSmoothing);
  }

  @Override
  public String name() {
    return "binary_crossentropy";
  }
}
