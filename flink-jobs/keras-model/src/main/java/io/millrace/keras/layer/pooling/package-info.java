/** Layers that put one value in the place of many: their largest, or their average. */
@NullMarked
package io.millrace.keras.layer.pooling;

import org.jspecify.annotations.NullMarked;
