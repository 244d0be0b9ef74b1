package io.millrace.keras.layer;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.initializer.Initializer;

/**
 * A weight that a layer owns.
 *
 * @param name unique in its layer, as Keras names it, for example {@code kernel}
 * @param trainable false keeps the initial value
 */
public record WeightSpec(
    String name, TensorShape shape, Initializer initializer, boolean trainable) {}
