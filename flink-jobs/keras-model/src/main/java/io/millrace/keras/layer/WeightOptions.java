package io.millrace.keras.layer;

import io.millrace.keras.constraint.Constraint;
import io.millrace.keras.initializer.Initializer;
import io.millrace.keras.regularizer.Regularizer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a layer's configuration says of one of its weights: {@code kernel_initializer}, {@code
 * kernel_regularizer} and {@code kernel_constraint}, for example.
 */
public record WeightOptions(
    Initializer initializer, @Nullable Regularizer regularizer, @Nullable Constraint constraint) {
  public WeightOptions {
    Objects.requireNonNull(initializer, "initializer");
  }

  public WeightOptions(Initializer initializer) {
    this(initializer, null, null);
  }
}
