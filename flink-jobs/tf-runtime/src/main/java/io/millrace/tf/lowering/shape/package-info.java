/** Lowerings of the layers of {@link io.millrace.keras.layer.shape}. */
@NullMarked
package io.millrace.tf.lowering.shape;

import org.jspecify.annotations.NullMarked;
