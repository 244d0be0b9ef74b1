/** Lowerings of the layers of {@link io.millrace.keras.layer.embedding}. */
@NullMarked
package io.millrace.tf.lowering.embedding;

import org.jspecify.annotations.NullMarked;
