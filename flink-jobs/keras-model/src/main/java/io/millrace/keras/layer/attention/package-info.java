/** Attention, and the dense layers over chosen axes that it is made of. */
@NullMarked
package io.millrace.keras.layer.attention;

import org.jspecify.annotations.NullMarked;
