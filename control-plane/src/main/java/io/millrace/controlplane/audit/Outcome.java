package io.millrace.controlplane.audit;

/** What became of an action. */
enum Outcome {
  /** It is under way, or its process ended before it did. */
  UNKNOWN,
  /** It was answered with success. */
  DONE,
  /** It was answered with a status of 400 to 499, and nothing was changed. */
  REFUSED,
  /** It was answered with a status of 500 or more. */
  FAILED;

  static Outcome of(int status) {
    if (status >= 500) {
      return FAILED;
    }
    return status >= 400 ? REFUSED : DONE;
  }
}
