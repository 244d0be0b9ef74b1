package io.millrace.controlplane.deadletters;

import io.millrace.contracts.job.KafkaCluster;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Implemented by the module that knows deployments: where their records come from. */
public interface ScoringInputs {
  /** Empty when there is no such deployment any more. */
  Optional<Input> of(String inferenceId);

  /**
   * @param cluster of the input topic; null is Millrace's own
   */
  record Input(@Nullable KafkaCluster cluster) {}
}
