package io.millrace.controlplane.modelsets;

import io.millrace.controlplane.resource.ListRequest;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which model sets are listed. */
record ModelSetQuery(
    @Nullable Integer limit,
    @Nullable String cursor,
    @Schema(allowableValues = {"createdAt", "-createdAt", "name", "-name"}) @Nullable String sort,
    @Nullable String q,
    @Parameter(description = "with this model") @Nullable String modelId,
    @Nullable Instant createdAfter,
    @Nullable Instant createdBefore) {

  ListRequest part() {
    return new ListRequest(limit, cursor, sort);
  }
}
