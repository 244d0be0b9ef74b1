package io.millrace.controlplane.trainings;

/** Life of one result; an ended one stays as it is. */
public enum ResultState {
  WAITING,
  RUNNING,
  FINISHED,
  FAILED,
  CANCELED;

  boolean hasEnded() {
    return this == FINISHED || this == FAILED || this == CANCELED;
  }
}
