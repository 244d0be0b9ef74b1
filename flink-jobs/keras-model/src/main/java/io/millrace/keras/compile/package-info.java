/**
 * How a model is trained: optimizer, loss and metrics of Keras' {@code compile()}, as typed,
 * checked values with Keras' defaults.
 */
@NullMarked
package io.millrace.keras.compile;

import org.jspecify.annotations.NullMarked;
