package io.millrace.controlplane.datasources;

import io.millrace.contracts.job.DataSource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A data source as it is kept.
 *
 * @param seen null until it was looked at
 * @param totalMessages records its producer says it sent; null when it does not say
 */
public record RecordedDataSource(
    String id,
    DataSource source,
    String description,
    @Nullable Long totalMessages,
    Instant createdAt,
    @Nullable Seen seen) {

  /** How much of it Kafka had when it was last looked at, and since when that is so. */
  public record Seen(Retention.Extent extent, Instant since) {}

  boolean wasSeen(Retention.Extent extent) {
    return seen != null && seen.extent() == extent;
  }

  RecordedDataSource seen(Seen now) {
    return new RecordedDataSource(id, source, description, totalMessages, createdAt, now);
  }
}
