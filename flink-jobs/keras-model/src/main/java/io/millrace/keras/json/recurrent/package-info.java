/** Reads the layers of {@link io.millrace.keras.layer.recurrent}. */
@NullMarked
package io.millrace.keras.json.recurrent;

import org.jspecify.annotations.NullMarked;
