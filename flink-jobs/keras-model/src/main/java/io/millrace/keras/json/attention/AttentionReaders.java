package io.millrace.keras.json.attention;

import io.millrace.keras.json.LayerReaders;
import io.millrace.keras.json.Members;
import io.millrace.keras.json.NumberRange;
import io.millrace.keras.layer.attention.ScoreDropout;

/** Registers the readers of attention layers. */
public final class AttentionReaders {
  private AttentionReaders() {}

  public static void register(LayerReaders readers) {
    readers
        .with("MultiHeadAttention", new MultiHeadAttentionReader())
        .with("Attention", new AttentionReader(false))
        .with("AdditiveAttention", new AttentionReader(true))
        .with("EinsumDense", new EinsumDenseReader());
  }

  static ScoreDropout dropout(Members config) {
    return new ScoreDropout(
        config.number("dropout", NumberRange.ZERO_TO_BELOW_ONE, 0), config.seed());
  }
}
