package io.millrace.controlplane.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change with its place in the stream of changes.
 *
 * @param seq grows by one with each change since this process started
 */
public record ChangeEvent(
    long seq,
    Instant time,
    ResourceKind kind,
    String id,
    Change.Type change,
    @Nullable Object data) {}
