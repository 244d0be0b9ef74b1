/**
 * Operations on tensors that are no layers in Keras: arithmetic, comparisons, reductions, slices;
 * in a functional model each stands between the layers like one.
 */
@NullMarked
package io.millrace.keras.layer.operation;

import org.jspecify.annotations.NullMarked;
