/**
 * The layers of a model as typed, checked values that carry the names of Keras' {@code
 * get_config()}; each knows its output shape and its weights.
 */
@NullMarked
package io.millrace.keras.layer;

import org.jspecify.annotations.NullMarked;
