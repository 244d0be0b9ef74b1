/** What large weights and outputs cost: {@code keras.regularizers} as values. */
@NullMarked
package io.millrace.keras.regularizer;

import org.jspecify.annotations.NullMarked;
