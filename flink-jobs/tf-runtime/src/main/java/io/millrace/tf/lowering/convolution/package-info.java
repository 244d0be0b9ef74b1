/** Lowerings of the layers of {@link io.millrace.keras.layer.convolution}. */
@NullMarked
package io.millrace.tf.lowering.convolution;

import org.jspecify.annotations.NullMarked;
