package io.millrace.keras.compile;

import io.millrace.contracts.record.TensorShape;

/** What training makes small: the mean over the batch and all axes but the reduced last one. */
public sealed interface Loss
    permits CategoricalCrossentropy,
        SparseCategoricalCrossentropy,
        BinaryCrossentropy,
        MeanSquaredError {
  /** Keras' name, for example {@code mean_squared_error}. */
  String name();

  /** Shape of the label of one example when the model's output has this shape. */
  default TensorShape labelShape(TensorShape output) {
    return output;
  }
}
