/**
 * TensorFlow's SavedModels as files: what they take and give, and whether they may be run. Read
 * without TensorFlow, so that a model can be refused before anything of it is loaded.
 */
@NullMarked
package io.millrace.keras.savedmodel;

import org.jspecify.annotations.NullMarked;
