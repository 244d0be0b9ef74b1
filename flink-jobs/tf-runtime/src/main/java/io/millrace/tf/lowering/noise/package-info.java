/** Lowerings of the layers of {@link io.millrace.keras.layer.noise}. */
@NullMarked
package io.millrace.tf.lowering.noise;

import org.jspecify.annotations.NullMarked;
