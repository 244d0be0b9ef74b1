/** Lowerings of the layers of {@link io.millrace.keras.layer.pooling}. */
@NullMarked
package io.millrace.tf.lowering.pooling;

import org.jspecify.annotations.NullMarked;
