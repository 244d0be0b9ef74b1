/** Readers of the layers of {@link io.millrace.keras.layer.normalization}. */
@NullMarked
package io.millrace.keras.json.normalization;

import org.jspecify.annotations.NullMarked;
