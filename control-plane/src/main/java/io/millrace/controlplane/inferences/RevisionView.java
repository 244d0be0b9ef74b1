package io.millrace.controlplane.inferences;

import io.millrace.contracts.job.Delivery;
import io.millrace.contracts.job.MicroBatch;
import io.millrace.controlplane.submission.Snapshot;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A revision as GET answers it.
 *
 * @param current whether the deployment has these settings now
 * @param snapshot what was left when it last stopped with them, as long as it is kept
 * @param snapshotAt when the job was seen to have ended with it
 * @param failure why they were given up again
 */
@Schema(name = "Revision")
record RevisionView(
    int revision,
    boolean current,
    int parallelism,
    Delivery delivery,
    MicroBatch batch,
    Instant createdAt,
    @Nullable Snapshot snapshot,
    @Nullable Instant snapshotAt,
    @Nullable String failure) {
  static RevisionView of(Revision revision, int current) {
    return new RevisionView(
        revision.number(),
        revision.number() == current,
        revision.settings().parallelism(),
        revision.settings().delivery(),
        revision.settings().batch(),
        revision.createdAt(),
        revision.snapshot(),
        revision.snapshotAt(),
        revision.failure());
  }
}
