package io.millrace.tf;

import io.millrace.contracts.record.TensorShape;

/**
 * A float input of a graph.
 *
 * @param operation name of the placeholder and its output, as {@code name:0}
 * @param shape of one example
 */
record FedInput(String operation, TensorShape shape) {}
