package io.millrace.contracts.model;

/**
 * What a deployment is to score with, as it lies on the models topic. The highest revision wins,
 * not the last to arrive.
 */
public sealed interface ModelOrder permits ModelDescriptor, ModelWithdrawal {
  String inferenceId();

  long revision();
}
