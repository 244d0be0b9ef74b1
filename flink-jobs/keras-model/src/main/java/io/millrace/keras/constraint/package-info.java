/** What weights are forced to after each step: {@code keras.constraints} as values. */
@NullMarked
package io.millrace.keras.constraint;

import org.jspecify.annotations.NullMarked;
