package io.millrace.controlplane.inferences;

import io.millrace.controlplane.submission.Snapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Settings that a deployment was asked to have.
 *
 * @param number 1 for those it was made with
 * @param snapshot what was left when it last stopped with them, as long as it is kept
 * @param snapshotAt when the job was seen to have ended with it; of a checkpoint what came before
 *     it may be lost
 * @param failure why they were given up again
 */
record Revision(
    int number,
    Settings settings,
    Instant createdAt,
    @Nullable Snapshot snapshot,
    @Nullable Instant snapshotAt,
    @Nullable String failure) {}
