/**
 * Models in files: the {@code .keras} archives of Keras 3, the {@code .h5} files of Keras 2 and 3,
 * and weights alone. Nothing in a file is ever executed, no other file is opened because a file
 * says so, and what is read is bounded by what the architecture needs.
 */
@NullMarked
package io.millrace.keras.archive;

import org.jspecify.annotations.NullMarked;
