/** Lowerings of the operations of {@link io.millrace.keras.layer.operation}. */
@NullMarked
package io.millrace.tf.lowering.operation;

import org.jspecify.annotations.NullMarked;
