package io.millrace.tf.lowering.attention;

import java.util.List;

/**
 * The sums of products of a multi-head attention, each axis a letter. Query, key and value have the
 * axes batch, others, heads, features.
 *
 * @param scores key and query to scores
 * @param combination scores and value to the output of the heads
 * @param scoreAxes number of axes of the scores
 */
record AttentionEquations(String scores, String combination, int scoreAxes) {
  /**
   * @param rank of a projected query, with batch and heads
   * @param attention axes that attention goes over, the batch counted as 0
   */
  static AttentionEquations of(int rank, List<Integer> attention) {
    StringBuilder query = new StringBuilder();
    StringBuilder key = new StringBuilder();
    StringBuilder batch = new StringBuilder();
    StringBuilder queryAxes = new StringBuilder();
    StringBuilder keyAxes = new StringBuilder();
    for (int axis = 0; axis < rank; axis++) {
      boolean attended = attention.contains(axis);
      char letter = (char) ('a' + axis);
      query.append(letter);
      key.append(attended ? (char) ('a' + rank + axis) : letter);
      if (!attended && axis < rank - 1) {
        batch.append(letter);
      }
    }
    for (int axis : attention) {
      queryAxes.append(query.charAt(axis));
      keyAxes.append(key.charAt(axis));
    }
    String product = batch.toString() + queryAxes + keyAxes;
    return new AttentionEquations(
        key + "," + query + "->" + product, product + "," + key + "->" + query, product.length());
  }

  /** Projection of the last axis to heads and features. */
  static String projection(int rank) {
    String free = letters(0, rank - 1);
    return free + "y,yuv->" + free + "uv";
  }

  /**
   * Heads and features to the axes of the output.
   *
   * @param outputs number of these
   */
  static String output(int rank, int outputs) {
    String free = letters(0, rank - 1);
    String last = letters(rank - 1, outputs);
    return free + "yz,yz" + last + "->" + free + last;
  }

  private static String letters(int first, int count) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < count; i++) {
      letters.append((char) ('a' + first + i));
    }
    return letters.toString();
  }
}
