package io.millrace.keras.loss;

import io.millrace.contracts.record.TensorShape;
import java.util.Objects;

/** What training makes small for one output. */
public record Loss(LossFunction function, Reduction reduction) {
  public Loss {
    Objects.requireNonNull(function, "function");
    Objects.requireNonNull(reduction, "reduction");
  }

  /** The mean over the batch, as Keras does unless told otherwise. */
  public Loss(LossFunction function) {
    this(function, Reduction.SUM_OVER_BATCH_SIZE);
  }

  /** Keras' name, for example {@code mean_squared_error}. */
  public String name() {
    return function.name();
  }

  /** Shape of the label of one example when the model's output has this shape. */
  public TensorShape labelShape(TensorShape output) {
    return function.labelShape(output);
  }
}
