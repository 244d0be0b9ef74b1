/** Readers of the layers of {@link io.millrace.keras.layer.convolution}. */
@NullMarked
package io.millrace.keras.json.convolution;

import org.jspecify.annotations.NullMarked;
