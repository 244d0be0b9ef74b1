/** Layers that change what they let through in training only. */
@NullMarked
package io.millrace.keras.layer.noise;

import org.jspecify.annotations.NullMarked;
