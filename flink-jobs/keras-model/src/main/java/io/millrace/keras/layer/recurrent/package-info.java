/**
 * Layers that go through sequences step by step, and wrappers that apply a layer in both directions
 * or to each step.
 */
@NullMarked
package io.millrace.keras.layer.recurrent;

import org.jspecify.annotations.NullMarked;
