package io.millrace.controlplane.problem;

import io.millrace.controlplane.resource.ListRequest;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which problems are listed. */
record ProblemQuery(
    @Nullable Integer limit,
    @Nullable String cursor,
    @Schema(allowableValues = {"createdAt", "-createdAt", "code", "-code"}) @Nullable String sort,
    @Nullable String q,
    @Parameter(description = "with this code") @Nullable String code,
    @Nullable Instant createdAfter,
    @Nullable Instant createdBefore) {

  ListRequest part() {
    return new ListRequest(limit, cursor, sort);
  }
}
