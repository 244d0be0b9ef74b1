/** Readers of the layers of {@link io.millrace.keras.layer.noise}. */
@NullMarked
package io.millrace.keras.json.noise;

import org.jspecify.annotations.NullMarked;
