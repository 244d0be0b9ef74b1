/**
 * Layers that make one tensor of several: element by element, joined along an axis, or multiplied.
 */
@NullMarked
package io.millrace.keras.layer.merge;

import org.jspecify.annotations.NullMarked;
