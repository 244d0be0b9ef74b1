package io.millrace.controlplane.models;

import io.millrace.controlplane.resource.ListRequest;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which models are listed. */
record ModelQuery(
    @Nullable Integer limit,
    @Nullable String cursor,
    @Schema(
            allowableValues = {
              "createdAt",
              "-createdAt",
              "name",
              "-name",
              "updatedAt",
              "-updatedAt"
            })
        @Nullable String sort,
    @Nullable String q,
    @Parameter(description = "exactly this name") @Nullable String name,
    @Parameter(description = "of one of these formats") @Nullable List<ModelFormat> format,
    @Nullable Instant createdAfter,
    @Nullable Instant createdBefore) {

  ListRequest part() {
    return new ListRequest(limit, cursor, sort);
  }
}
