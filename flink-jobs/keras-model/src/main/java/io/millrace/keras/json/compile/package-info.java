/**
 * Reads what Keras writes as {@code compile_config}: optimizer, losses, loss weights and metrics,
 * for one output or by outputs.
 */
@NullMarked
package io.millrace.keras.json.compile;

import org.jspecify.annotations.NullMarked;
