package io.millrace.controlplane.snapshots;

import io.millrace.controlplane.events.EventData;
import io.millrace.controlplane.events.ResourceKind;
import io.millrace.controlplane.submission.Snapshot;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot as GET answers it.
 *
 * @param reason ON_DEMAND, or the operation that stopped the job which left it
 * @param kind SAVEPOINT, or CHECKPOINT when no savepoint could be taken; null until it is there
 * @param location URI of its folder; null until it is there
 * @param sizeBytes null until it is there, and when it cannot be measured
 * @param run of the job, counted from 1
 * @param revision of the settings that the job had
 * @param modelName of the model it scored with
 * @param error why it FAILED
 * @param endedAt when it was there, or had failed
 */
@EventData(ResourceKind.SNAPSHOT)
@Schema(name = "KeptSnapshot")
public record SnapshotView(
    String id,
    String inferenceId,
    KeptSnapshot.State state,
    KeptSnapshot.Reason reason,
    Snapshot.@Nullable Kind kind,
    @Nullable String description,
    @Nullable String location,
    @Nullable Long sizeBytes,
    int run,
    int revision,
    String modelName,
    long modelVersion,
    @Nullable String error,
    Instant createdAt,
    @Nullable Instant endedAt) {
  static SnapshotView of(KeptSnapshot kept) {
    Snapshot snapshot = kept.snapshot();
    KeptSnapshot.Taken from = kept.from();
    return new SnapshotView(
        kept.id(),
        from.inferenceId(),
        kept.state(),
        kept.reason(),
        snapshot == null ? null : snapshot.kind(),
        kept.description(),
        snapshot == null ? null : snapshot.location(),
        kept.sizeBytes(),
        from.run(),
        from.revision(),
        from.model().name(),
        from.model().version(),
        kept.error(),
        kept.createdAt(),
        kept.endedAt());
  }
}
