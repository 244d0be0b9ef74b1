/**
 * Reads the operations of {@link io.millrace.keras.layer.operation} with the constants that they
 * are called with.
 */
@NullMarked
package io.millrace.keras.json.operation;

import org.jspecify.annotations.NullMarked;
