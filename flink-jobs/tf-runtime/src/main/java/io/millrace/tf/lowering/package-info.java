/**
 * Typed layers as operations of a TensorFlow graph. {@link io.millrace.tf.lowering.LayerLowerings}
 * lists which lowering serves which kind of layer; a {@link io.millrace.tf.lowering.ForwardPass}
 * goes through a model with them. Only operations whose gradient TensorFlow computes right are
 * used.
 */
@NullMarked
package io.millrace.tf.lowering;

import org.jspecify.annotations.NullMarked;
