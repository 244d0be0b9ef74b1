package io.millrace.contracts.event;

/** Why a training that succeeded took no further step. */
public enum EndOfTraining {
  /** All epochs are trained. */
  ALL_EPOCHS,
  /** The watched metric stopped to improve. */
  EARLY_STOPPING,
  /** The time was over. */
  TIME_BUDGET,
  /** Somebody stopped it to keep what it had. */
  STOPPED
}
