/** Lowerings of the layers of {@link io.millrace.keras.layer.attention}. */
@NullMarked
package io.millrace.tf.lowering.attention;

import org.jspecify.annotations.NullMarked;
