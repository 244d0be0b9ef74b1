package io.millrace.keras.compile;

/**
 * For labels that give each class its probability.
 *
 * @param fromLogits true when the model's output has not gone through softmax
 * @param labelSmoothing 0 to 1: the part of each label that is spread over all classes
 */
public record CategoricalCrossentropy(boolean fromLogits, double labelSmoothing) implements Loss {
  public CategoricalCrossentropy {
    Ranges.requireShare("label_smoothing", labelSmoothing);
  }

  @Override
  public String name() {
    return "categorical_crossentropy";
  }
}
