package io.millrace.keras.graph;

/** The ways in which Keras writes a model down. */
public enum ModelKind {
  SEQUENTIAL("Sequential"),
  FUNCTIONAL("Functional");

  private final String className;

  ModelKind(String className) {
    this.className = className;
  }

  /** As in Keras' JSON and summary. */
  public String className() {
    return className;
  }
}
