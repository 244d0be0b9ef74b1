package io.millrace.keras.layer.recurrent;

/**
 * How a recurrent layer goes through a sequence and what it gives.
 *
 * @param returnSequences true gives the output of each step, in the order in which they were taken
 * @param returnState true gives the states after the last step too
 * @param goBackwards true takes the last step first
 * @param zeroOutputForMask true gives zeros at masked steps, in place of the output before
 */
public record Sequencing(
    boolean returnSequences, boolean returnState, boolean goBackwards, boolean zeroOutputForMask) {

  /** As {@code Bidirectional} has it for its layers. */
  Sequencing zeroingSequences() {
    return new Sequencing(returnSequences, returnState, goBackwards, returnSequences);
  }

  /** From the last step to the first. */
  Sequencing reversed() {
    return new Sequencing(returnSequences, returnState, true, zeroOutputForMask);
  }
}
