package io.millrace.keras.layer.attention;

/** How a single attention compares a step of the query with a step of the key. */
public enum ScoreMode {
  /** Luong et al., 2015: the dot product. */
  DOT("Attention"),
  /** {@code w sum(tanh(scale (query + key)))}. */
  CONCAT("Attention"),
  /** Bahdanau et al., 2015: {@code sum(scale tanh(query + key))}. */
  ADDITIVE("AdditiveAttention");

  private final String className;

  ScoreMode(String className) {
    this.className = className;
  }

  /** Keras' class of the layer. */
  public String className() {
    return className;
  }
}
