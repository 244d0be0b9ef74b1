package io.millrace.controlplane.accounts;

import io.millrace.controlplane.problem.RequestViolations;
import io.millrace.controlplane.security.Role;
import io.millrace.controlplane.security.Scopes;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A new token.
 *
 * @param role at most one's own
 * @param scopes all that the role allows when absent
 * @param expiresAt in 90 days when absent
 */
record TokenRequest(
    @Nullable String name,
    @Nullable Role role,
    @Nullable List<String> scopes,
    @Nullable Instant expiresAt) {
  private static final int MAX_NAME = 100;
  private static final int MAX_SCOPES = 50;

  TokenRequest {
    RequestViolations violations = new RequestViolations();
    violations.requireText(name, "name", MAX_NAME);
    violations.require(role != null, "/role", "'role' is missing");
    List<String> given = scopes == null ? List.of("*:write") : scopes;
    violations.require(
        !given.isEmpty() && given.size() <= MAX_SCOPES,
        "/scopes",
        given.size() + " scopes are given; legal are 1 to " + MAX_SCOPES);
    for (int i = 0; i < given.size(); i++) {
      @Nullable String scope = given.get(i);
      violations.collect("/scopes/" + i, () -> Scopes.parse(List.of(String.valueOf(scope))));
    }
    violations.failIfAny("token");
    scopes = given.stream().map(Objects::requireNonNull).toList();
  }

  Scopes reach() {
    return Scopes.parse(Objects.requireNonNull(scopes));
  }
}
