package io.millrace.controlplane.submission;

/** How a job is made to rest. */
public enum Suspension {
  /** What is under way is worked off and published, then a savepoint is taken. */
  WITH_SAVEPOINT,
  /** The job ends where it is, and its newest complete checkpoint is what is left of it. */
  AT_ONCE
}
