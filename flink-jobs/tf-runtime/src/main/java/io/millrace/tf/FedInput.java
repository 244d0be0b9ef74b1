package io.millrace.tf;

import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.TensorShape;

/**
 * An input of a graph.
 *
 * @param operation name of the placeholder and its output, as {@code name:0}
 * @param shape of one example
 * @param dataType of the placeholder
 * @param slice where its values are in the arrays of a batch
 */
record FedInput(String operation, TensorShape shape, DataType dataType, Slice slice) {
  /**
   * @param array index of the array that holds the values
   * @param offset of the values in each row of the array
   * @param stride length of a row of the array
   */
  record Slice(int array, int offset, int stride) {}
}
