/**
 * Turns typed Keras layers into TensorFlow graphs and runs them: training, evaluation, snapshots,
 * export, prediction. The only package that knows TensorFlow. Native memory has one owner
 * everywhere and is closed by it.
 */
@NullMarked
package io.millrace.tf;

import org.jspecify.annotations.NullMarked;
