/** Layers that move, repeat, add and remove elements without computing on them. */
@NullMarked
package io.millrace.keras.layer.shape;

import org.jspecify.annotations.NullMarked;
