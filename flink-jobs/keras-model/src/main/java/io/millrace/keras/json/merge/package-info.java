/** Reads the layers of {@link io.millrace.keras.layer.merge}. */
@NullMarked
package io.millrace.keras.json.merge;

import org.jspecify.annotations.NullMarked;
