package io.millrace.controlplane.accounts;

import io.millrace.controlplane.security.Caller;
import io.millrace.controlplane.security.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a program shows to come in; the secret itself is told once.
 *
 * @param owner who made it; it reaches no further than they do
 * @param role the most that it may do
 * @param scopes how far it reaches at most, such as {@code trainings:write}
 * @param lastUsedAt to the minute; null when it was not used yet
 */
record ApiToken(
    String id,
    String name,
    Owner owner,
    Role role,
    List<String> scopes,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsedAt) {

  /** Who made a token. */
  record Owner(Caller.Kind kind, String id, String name) {
    boolean is(Caller caller) {
      return kind == caller.kind() && id.equals(caller.id());
    }
  }

  ApiToken {
    scopes = List.copyOf(scopes);
  }
}
