package io.millrace.controlplane.retention;

/**
 * What becomes of a place.
 *
 * @param reason in one line
 */
record Verdict(Place place, Action action, String reason) {
  /** What is done. */
  enum Action {
    /** Something names it, or it is not ours to delete. */
    KEEP,
    /** Nothing names it; it goes when its time is over. */
    WAIT,
    /** Nothing names it and its time is over. */
    DELETE
  }
}
