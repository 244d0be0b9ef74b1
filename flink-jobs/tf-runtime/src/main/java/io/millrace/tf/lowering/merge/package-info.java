/** Lowerings of the layers of {@link io.millrace.keras.layer.merge}. */
@NullMarked
package io.millrace.tf.lowering.merge;

import org.jspecify.annotations.NullMarked;
