/**
 * How gradients become new weights: {@code keras.optimizers} as typed, checked values with Keras'
 * defaults.
 */
@NullMarked
package io.millrace.keras.optimizer;

import org.jspecify.annotations.NullMarked;
