/** Reads the layers of {@link io.millrace.keras.layer.embedding}. */
@NullMarked
package io.millrace.keras.json.embedding;

import org.jspecify.annotations.NullMarked;
