package io.millrace.controlplane.accounts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.millrace.controlplane.security.Caller;
import io.millrace.controlplane.security.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who signs in with a password.
 *
 * @param name in lower case
 * @param role as the next request of this user is judged
 * @param enabled whether this user may sign in
 * @param version counts changes
 */
record User(
    String id,
    String name,
    Role role,
    boolean enabled,
    Instant createdAt,
    @Nullable Instant lastSignInAt,
    @JsonIgnore long version) {

  Caller caller() {
    return new Caller(Caller.Kind.USER, id, name, role);
  }

  boolean isActiveAdmin() {
    return enabled && role == Role.ADMIN;
  }

  User with(UserChange change) {
    return new User(
        id,
        name,
        change.role() == null ? role : change.role(),
        change.enabled() == null ? enabled : change.enabled(),
        createdAt,
        lastSignInAt,
        version + 1);
  }
}
