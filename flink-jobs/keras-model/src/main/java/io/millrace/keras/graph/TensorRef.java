package io.millrace.keras.graph;

/**
 * One output of a call.
 *
 * @param call index of the call in its graph
 * @param output index among the outputs of the call
 */
public record TensorRef(int call, int output) {}
