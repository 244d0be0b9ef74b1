/** Lowerings of the layers of {@link io.millrace.keras.layer.normalization}. */
@NullMarked
package io.millrace.tf.lowering.normalization;

import org.jspecify.annotations.NullMarked;
