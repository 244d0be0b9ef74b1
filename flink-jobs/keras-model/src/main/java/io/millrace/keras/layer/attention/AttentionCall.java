package io.millrace.keras.layer.attention;

/**
 * What an attention layer is called with beside query and value.
 *
 * @param hasKey whether the key is an input, in third place; else it is the value
 * @param hasMask whether the last input says which steps of the value each step of the query sees
 * @param causal true lets no step see later ones
 * @param returnScores true gives the scores too
 */
public record AttentionCall(boolean hasKey, boolean hasMask, boolean causal, boolean returnScores) {
  /** Query and value only. */
  public static final AttentionCall PLAIN = new AttentionCall(false, false, false, false);

  int inputs() {
    return 2 + (hasKey ? 1 : 0) + (hasMask ? 1 : 0);
  }
}
