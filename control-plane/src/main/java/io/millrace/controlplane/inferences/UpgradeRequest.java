package io.millrace.controlplane.inferences;

import io.millrace.contracts.job.Delivery;
import io.millrace.contracts.job.MicroBatch;
import io.millrace.controlplane.problem.RequestViolations;
import org.jspecify.annotations.Nullable;

/**
 * Asks for other settings; what is absent stays as it is.
 *
 * @param parallelism subtasks that score
 * @param snapshotId of a snapshot of this deployment that the new settings begin with; where it
 *     stops when absent
 */
record UpgradeRequest(
    @Nullable Integer parallelism,
    @Nullable Delivery delivery,
    @Nullable BatchChange batch,
    @Nullable String snapshotId) {

  /** What is absent stays as it is. */
  record BatchChange(@Nullable Integer maxSize, @Nullable Long lingerMs) {
    MicroBatch of(MicroBatch current) {
      return new MicroBatch(
          maxSize == null ? current.maxSize() : maxSize,
          lingerMs == null ? current.lingerMs() : lingerMs);
    }
  }

  UpgradeRequest {
    RequestViolations violations = new RequestViolations();
    if (parallelism != null) {
      InferenceRequest.requireParallelism(violations, parallelism);
    }
    if (batch != null) {
      BatchChange change = batch;
      violations.collect("/batch", () -> change.of(MicroBatch.DEFAULT));
    }
    violations.failIfAny("upgrade");
  }

  Settings of(Settings current) {
    return new Settings(
        parallelism == null ? current.parallelism() : parallelism,
        delivery == null ? current.delivery() : delivery,
        batch == null ? current.batch() : batch.of(current.batch()));
  }
}
