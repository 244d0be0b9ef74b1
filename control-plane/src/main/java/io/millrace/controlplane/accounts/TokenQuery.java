package io.millrace.controlplane.accounts;

import io.millrace.controlplane.resource.ListRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which tokens are listed. */
record TokenQuery(
    @Nullable Integer limit,
    @Nullable String cursor,
    @Schema(
            allowableValues = {
              "createdAt",
              "-createdAt",
              "name",
              "-name",
              "expiresAt",
              "-expiresAt"
            })
        @Nullable String sort,
    @Nullable String q) {

  ListRequest part() {
    return new ListRequest(limit, cursor, sort);
  }
}
