package io.millrace.controlplane.models;

import java.time.Instant;

/**
 * A model as it is kept.
 *
 * @param revision grows with each change
 */
public record StoredModel(
    String id,
    String name,
    String description,
    ModelFormat format,
    String code,
    ModelSummary summary,
    long revision,
    Instant createdAt,
    Instant updatedAt) {}
