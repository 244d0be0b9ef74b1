package io.millrace.keras.layer.attention;

import java.util.List;

/**
 * Sizes of a multi-head attention.
 *
 * @param outputShape of the last axes of the output; empty is the last axis of the query
 * @param axes that attention goes over, with the batch axis counted as 0, which is not legal; empty
 *     are all between batch and features
 */
public record AttentionHeads(
    int count, int keyDim, int valueDim, List<Integer> outputShape, List<Integer> axes) {
  public AttentionHeads {
    outputShape = List.copyOf(outputShape);
    axes = List.copyOf(axes);
    if (count < 1 || keyDim < 1 || valueDim < 1) {
      throw new IllegalArgumentException(
          "num_heads is "
              + count
              + ", key_dim "
              + keyDim
              + " and value_dim "
              + valueDim
              + "; legal is at least 1 for each");
    }
  }
}
