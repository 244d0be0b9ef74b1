/**
 * Lowerings of the layers of {@link io.millrace.keras.layer.recurrent}. Sequences are laid out in
 * the graph step by step, as TensorFlow has no gradient for loops outside Python.
 */
@NullMarked
package io.millrace.tf.lowering.recurrent;

import org.jspecify.annotations.NullMarked;
