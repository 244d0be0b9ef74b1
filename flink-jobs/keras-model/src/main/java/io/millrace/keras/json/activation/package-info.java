/** Readers of the layers of {@link io.millrace.keras.layer.activation}. */
@NullMarked
package io.millrace.keras.json.activation;

import org.jspecify.annotations.NullMarked;
