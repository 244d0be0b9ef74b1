/** Reads the layers of {@link io.millrace.keras.layer.attention}. */
@NullMarked
package io.millrace.keras.json.attention;

import org.jspecify.annotations.NullMarked;
