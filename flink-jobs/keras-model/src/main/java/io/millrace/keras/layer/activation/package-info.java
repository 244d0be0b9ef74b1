/** Activation functions that have numbers or weights of their own, and are layers therefore. */
@NullMarked
package io.millrace.keras.layer.activation;

import org.jspecify.annotations.NullMarked;
