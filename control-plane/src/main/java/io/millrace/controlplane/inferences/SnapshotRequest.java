package io.millrace.controlplane.inferences;

import io.millrace.controlplane.problem.RequestViolations;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a savepoint of a deployment that goes on.
 *
 * @param inferenceId of a deployment that is RUNNING
 * @param description what it is for, in the words of whoever asks
 */
record SnapshotRequest(@Nullable String inferenceId, @Nullable String description) {
  private static final int MAX_ID = 40;
  private static final int MAX_DESCRIPTION = 1_000;

  SnapshotRequest {
    RequestViolations violations = new RequestViolations();
    violations.requireText(inferenceId, "inferenceId", MAX_ID);
    if (description != null) {
      violations.requireText(description, "description", MAX_DESCRIPTION);
    }
    violations.failIfAny("snapshot");
  }
}
