package io.millrace.controlplane.datasources;

import io.millrace.controlplane.resource.ListRequest;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which data sources are listed. */
record DataSourceQuery(
    @Nullable Integer limit,
    @Nullable String cursor,
    @Schema(allowableValues = {"createdAt", "-createdAt", "format", "-format"})
        @Nullable String sort,
    @Nullable String q,
    @Parameter(description = "with records of this topic") @Nullable String topic,
    @Parameter(description = "RAW, JSON, AVRO or IMAGE") @Nullable String format,
    @Nullable Instant createdAfter,
    @Nullable Instant createdBefore) {

  ListRequest part() {
    return new ListRequest(limit, cursor, sort);
  }
}
