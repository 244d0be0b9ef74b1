/** Turns optimizers into operations that change weights, by the formulas of Keras 3. */
@NullMarked
package io.millrace.tf.optimizer;

import org.jspecify.annotations.NullMarked;
