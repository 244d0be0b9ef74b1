/**
 * Layers at the entrance of sequence models: indices to vectors, categories to indicators, and the
 * masks that mark what is only there to fill up.
 */
@NullMarked
package io.millrace.keras.layer.embedding;

import org.jspecify.annotations.NullMarked;
