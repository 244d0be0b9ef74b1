/** How weights get their first values: the formulas of {@code keras.initializers} as values. */
@NullMarked
package io.millrace.keras.initializer;

import org.jspecify.annotations.NullMarked;
