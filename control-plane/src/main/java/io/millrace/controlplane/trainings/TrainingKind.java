package io.millrace.controlplane.trainings;

/** How a training uses its data. */
public enum TrainingKind {
  /** Epochs over a recorded range. */
  CLASSIC
}
