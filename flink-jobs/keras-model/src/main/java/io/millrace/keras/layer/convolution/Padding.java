package io.millrace.keras.layer.convolution;

/** What becomes of a window that reaches over the border of its input. */
public enum Padding {
  /** There are no such windows. */
  VALID,
  /** Zeros around the input: with strides of 1, the output is as large as it. */
  SAME,
  /** Zeros before the input, so that no output depends on a later step; of sequences only. */
  CAUSAL
}
