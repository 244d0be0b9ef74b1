package io.millrace.controlplane.datasources;

/** Implemented by the module that knows trainings: whom a data source can be announced to. */
public interface WaitingTrainings {
  /**
   * The number that control messages for this training carry.
   *
   * @throws io.millrace.controlplane.problem.ProblemException when there is no such training, or it
   *     does not wait for data
   */
  long deploymentNumber(String trainingId);
}
