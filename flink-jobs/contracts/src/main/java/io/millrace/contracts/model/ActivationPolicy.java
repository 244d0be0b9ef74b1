package io.millrace.contracts.model;

/** When a model that is ready takes over from the one in use. */
public enum ActivationPolicy {
  /**
   * Each subtask by itself, as soon as it has loaded the model. Subtasks may score with different
   * models for a while, and a transaction may hold predictions of both.
   */
  IMMEDIATE,
  /**
   * All subtasks at one checkpoint, the first after all of them are ready: no record after that cut
   * is scored by the older model.
   */
  ON_CHECKPOINT,
  /**
   * From one checkpoint on, the first after all subtasks are ready, the timestamp of a record
   * decides which of the two models scores it.
   */
  AT_EVENT_TIME
}
