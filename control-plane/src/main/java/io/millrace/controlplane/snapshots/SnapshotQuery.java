package io.millrace.controlplane.snapshots;

import io.millrace.controlplane.resource.ListRequest;
import io.millrace.controlplane.submission.Snapshot;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which snapshots are listed. */
record SnapshotQuery(
    @Nullable Integer limit,
    @Nullable String cursor,
    @Schema(allowableValues = {"createdAt", "-createdAt", "state", "-state", "reason", "-reason"})
        @Nullable String sort,
    @Parameter(description = "stands in the description") @Nullable String q,
    @Parameter(description = "of this deployment") @Nullable String inferenceId,
    @Parameter(description = "in one of these states") @Nullable List<KeptSnapshot.State> state,
    @Parameter(description = "taken for one of these reasons")
        @Nullable List<KeptSnapshot.Reason> reason,
    @Parameter(description = "savepoints, or what was left when none could be taken")
        @Nullable List<Snapshot.Kind> kind,
    @Nullable Instant createdAfter,
    @Nullable Instant createdBefore) {

  ListRequest part() {
    return new ListRequest(limit, cursor, sort);
  }
}
