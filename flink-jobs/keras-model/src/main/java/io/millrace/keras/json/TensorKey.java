package io.millrace.keras.json;

/**
 * How Keras names a tensor.
 *
 * @param layer name of the layer that makes it
 * @param call index among the calls of that layer
 * @param output index among the outputs of the call
 */
public record TensorKey(String layer, int call, int output) {}
