/**
 * Layers that slide a kernel over a sequence or an image. One record serves one and two dimensions:
 * how many there are is the rank of its {@link io.millrace.keras.layer.convolution.Window}.
 */
@NullMarked
package io.millrace.keras.layer.convolution;

import org.jspecify.annotations.NullMarked;
