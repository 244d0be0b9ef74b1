/** Readers of the layers of {@link io.millrace.keras.layer.pooling}. */
@NullMarked
package io.millrace.keras.json.pooling;

import org.jspecify.annotations.NullMarked;
