package io.millrace.keras.layer.merge;

/** What is done with the elements of several tensors at the same place. */
public enum MergeFunction {
  ADD("Add"),
  SUBTRACT("Subtract"),
  MULTIPLY("Multiply"),
  AVERAGE("Average"),
  MAXIMUM("Maximum"),
  MINIMUM("Minimum");

  private final String className;

  MergeFunction(String className) {
    this.className = className;
  }

  /** Keras' class of the layer. */
  public String className() {
    return className;
  }
}
