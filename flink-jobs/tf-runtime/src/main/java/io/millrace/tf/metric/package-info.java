/**
 * Metrics in two halves: operations that give numbers of a batch which may be added up, and what
 * the sums over many batches mean, in Java and double precision.
 */
@NullMarked
package io.millrace.tf.metric;

import org.jspecify.annotations.NullMarked;
