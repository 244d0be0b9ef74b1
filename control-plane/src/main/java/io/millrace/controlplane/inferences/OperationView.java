package io.millrace.controlplane.inferences;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operation as GET answers it.
 *
 * @param step DONE, ROLLED_BACK and FAILED are its ends
 * @param snapshotId of the snapshot that is taken, or that the job starts from
 * @param reason why it went otherwise than asked
 */
@Schema(name = "Operation")
record OperationView(
    String id,
    String inferenceId,
    Operation.Kind kind,
    Operation.Step step,
    int fromRevision,
    int toRevision,
    @Nullable String snapshotId,
    @Nullable String reason,
    Instant startedAt,
    @Nullable Instant endedAt) {
  static OperationView of(Operation operation) {
    return new OperationView(
        operation.id(),
        operation.inferenceId(),
        operation.kind(),
        operation.step(),
        operation.fromRevision(),
        operation.toRevision(),
        operation.snapshotId(),
        operation.reason(),
        operation.startedAt(),
        operation.endedAt());
  }
}
