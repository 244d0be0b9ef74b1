package io.millrace.jobs.training;

/** How far the training of one model is; never goes back. */
enum TrainingPhase {
  TRAINING,
  FAILED,
  /** The result has left the operator; the sink publishes it. */
  TRAINED
}
