/** Readers of the layers of {@link io.millrace.keras.layer.shape}. */
@NullMarked
package io.millrace.keras.json.shape;

import org.jspecify.annotations.NullMarked;
