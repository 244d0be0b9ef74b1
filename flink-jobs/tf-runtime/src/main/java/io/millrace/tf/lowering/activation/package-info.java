/** Lowerings of the layers of {@link io.millrace.keras.layer.activation}. */
@NullMarked
package io.millrace.tf.lowering.activation;

import org.jspecify.annotations.NullMarked;
