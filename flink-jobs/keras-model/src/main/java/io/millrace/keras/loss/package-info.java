/**
 * What training makes small: {@code keras.losses} as typed, checked values with Keras' defaults.
 */
@NullMarked
package io.millrace.keras.loss;

import org.jspecify.annotations.NullMarked;
