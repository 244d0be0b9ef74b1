package io.millrace.keras.layer.recurrent;

import org.jspecify.annotations.Nullable;

/**
 * What is dropped in training, the same at each step of a sequence.
 *
 * @param inputs share of the inputs, at least 0, less than 1
 * @param states share of the state, at least 0, less than 1
 * @param seed null takes the seed of the training
 */
public record CellDropout(double inputs, double states, @Nullable Long seed) {
  public CellDropout {
    if (!(inputs >= 0 && inputs < 1 && states >= 0 && states < 1)) {
      throw new IllegalArgumentException(
          "dropout is "
              + inputs
              + " and recurrent_dropout "
              + states
              + "; legal is at least 0, less than 1");
    }
  }
}
