package io.millrace.keras.json;

import io.millrace.keras.layer.WeightOptions;

/** Reads what a layer's configuration says of one weight. */
public final class WeightReader {
  private WeightReader() {}

  /**
   * The members {@code <weight>_initializer}, {@code <weight>_regularizer} and {@code
   * <weight>_constraint}.
   *
   * @param weight for example {@code kernel}
   * @param initializer Keras' default for this weight
   */
  public static WeightOptions read(Members config, String weight, String initializer) {
    return new WeightOptions(
        InitializerReader.read(config, weight + "_initializer", initializer),
        RegularizerReader.read(config, weight + "_regularizer"),
        ConstraintReader.read(config, weight + "_constraint"));
  }
}
