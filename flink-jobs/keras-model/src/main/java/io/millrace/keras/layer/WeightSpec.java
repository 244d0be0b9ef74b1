package io.millrace.keras.layer;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.constraint.Constraint;
import io.millrace.keras.initializer.Identity;
import io.millrace.keras.initializer.Initializer;
import io.millrace.keras.initializer.Orthogonal;
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
  private static final double MAX_ORTHOGONAL_STEPS = 0x1p36;

  public WeightSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(initializer, "initializer");
    if (initializer instanceof Identity && shape.rank() != 2) {
      throw new ShapeMismatchException(
          "the initializer of '" + name + "' makes a matrix, and its shape is " + shape);
    }
    if (initializer instanceof Orthogonal) {
      requireOrthogonal(name, shape);
    }
  }

  /** Making it costs rows times columns times the fewer of them. */
  private static void requireOrthogonal(String name, TensorShape shape) {
    double columns = shape.rank() < 2 ? 0 : SizeLimits.last(shape);
    double rows = columns == 0 ? 0 : shape.size() / columns;
    if (columns == 0 || rows * columns * Math.min(rows, columns) > MAX_ORTHOGONAL_STEPS) {
      throw new ShapeMismatchException(
          "the initializer of '"
              + name
              + "' is orthogonal, and its shape is "
              + shape
              + "; legal are matrices, up to 4096 times 4096");
    }
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
