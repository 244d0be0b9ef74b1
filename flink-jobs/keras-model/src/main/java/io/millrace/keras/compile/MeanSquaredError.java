package io.millrace.keras.compile;

/** The mean of squared differences. */
public record MeanSquaredError() implements Loss {
  @Override
  public String name() {
    return "mean_squared_error";
  }
}
