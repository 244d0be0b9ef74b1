package io.millrace.keras.layer.operation;

/** What many numbers become one by. */
public enum ReductionFunction {
  MEAN("Mean"),
  SUM("Sum"),
  MAX("Max"),
  MIN("Min"),
  ANY("Any"),
  ALL("All");

  private final String className;

  ReductionFunction(String className) {
    this.className = className;
  }

  /** Keras' class of the operation. */
  public String className() {
    return className;
  }
}
