package io.millrace.controlplane.accounts;

import io.millrace.controlplane.resource.ListRequest;
import io.millrace.controlplane.security.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which users are listed. */
record UserQuery(
    @Nullable Integer limit,
    @Nullable String cursor,
    @Schema(allowableValues = {"createdAt", "-createdAt", "name", "-name"}) @Nullable String sort,
    @Nullable String q,
    @Nullable List<Role> role,
    @Nullable Boolean enabled) {

  ListRequest part() {
    return new ListRequest(limit, cursor, sort);
  }
}
