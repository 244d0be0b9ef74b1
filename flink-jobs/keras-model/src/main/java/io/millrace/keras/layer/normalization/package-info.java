/** Layers that bring values to mean 0 and variance 1, or to length 1. */
@NullMarked
package io.millrace.keras.layer.normalization;

import org.jspecify.annotations.NullMarked;
