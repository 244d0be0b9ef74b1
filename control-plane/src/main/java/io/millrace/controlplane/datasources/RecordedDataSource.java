package io.millrace.controlplane.datasources;

import io.millrace.contracts.job.DataSource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A data source as it is kept.
 *
 * @param totalMessages records its producer says it sent; null when it does not say
 */
public record RecordedDataSource(
    String id,
    DataSource source,
    String description,
    @Nullable Long totalMessages,
    Instant createdAt) {}
