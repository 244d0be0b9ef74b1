package io.millrace.keras.layer;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.constraint.Constraint;
import io.millrace.keras.initializer.Initializer;
import io.millrace.keras.regularizer.Regularizer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A weight that a layer owns.
 *
 * @param name unique in its layer, Keras' {@code variable.path} below the layer, for example {@code
 *     kernel} or {@code lstm_cell/recurrent_kernel}
 * @param trainable false: no gradient changes it; its layer may, as a moving average does
 * @param regularizer what large values cost, null for nothing
 * @param constraint what is legal after each step, null for anything
 */
public record WeightSpec(
    String name,
    TensorShape shape,
    Initializer initializer,
    boolean trainable,
    @Nullable Regularizer regularizer,
    @Nullable Constraint constraint) {
  public WeightSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(initializer, "initializer");
  }

  public WeightSpec(String name, TensorShape shape, Initializer initializer, boolean trainable) {
    this(name, shape, initializer, trainable, null, null);
  }

  public WeightSpec(String name, TensorShape shape, WeightOptions options, boolean trainable) {
    this(
        name, shape, options.initializer(), trainable, options.regularizer(), options.constraint());
  }

  /** The same weight, named from outside its layer. */
  public WeightSpec within(String owner) {
    return new WeightSpec(
        owner + "/" + name, shape, initializer, trainable, regularizer, constraint);
  }

  /** The same weight, kept at its initial value. */
  public WeightSpec frozen() {
    return new WeightSpec(name, shape, initializer, false, regularizer, constraint);
  }
}
