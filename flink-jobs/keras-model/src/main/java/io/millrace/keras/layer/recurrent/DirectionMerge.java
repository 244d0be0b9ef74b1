package io.millrace.keras.layer.recurrent;

/** What a bidirectional layer does with the outputs of its two layers. */
public enum DirectionMerge {
  CONCAT,
  SUM,
  MUL,
  AVE,
  /** Both are given. */
  NONE
}
