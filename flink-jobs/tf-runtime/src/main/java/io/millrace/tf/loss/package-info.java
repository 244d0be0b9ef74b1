/**
 * Turns losses into operations: what each position of an output costs, and what that makes for a
 * batch with masks and weights.
 */
@NullMarked
package io.millrace.tf.loss;

import org.jspecify.annotations.NullMarked;
