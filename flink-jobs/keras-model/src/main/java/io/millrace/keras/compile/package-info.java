/**
 * How a model is trained: what Keras' {@code compile()} was called with, as a typed, checked value
 * with Keras' defaults.
 */
@NullMarked
package io.millrace.keras.compile;

import org.jspecify.annotations.NullMarked;
