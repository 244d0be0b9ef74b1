package io.millrace.keras.layer.pooling;

/** What many values become. */
public enum PoolingFunction {
  MAX("Max"),
  AVERAGE("Average");

  private final String kerasName;

  PoolingFunction(String kerasName) {
    this.kerasName = kerasName;
  }

  String kerasName() {
    return kerasName;
  }
}
