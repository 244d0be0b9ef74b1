package io.millrace.keras.initializer;

import java.util.Objects;

/**
 * The bias of an LSTM: ones in its second quarter, which lets the cell keep its state at first.
 *
 * @param others of the other three quarters
 */
public record ForgetGateOnes(Initializer others) implements Initializer {
  public ForgetGateOnes {
    Objects.requireNonNull(others, "others");
  }
}
