package io.millrace.controlplane.accounts;

import io.millrace.controlplane.problem.RequestViolations;
import io.millrace.controlplane.security.Role;
import org.jspecify.annotations.Nullable;

/**
 * What becomes another for a user; what is absent stays.
 *
 * @param password never logged, kept as a hash
 */
record UserChange(@Nullable Role role, @Nullable Boolean enabled, @Nullable String password) {
  UserChange {
    RequestViolations violations = new RequestViolations();
    String given = password;
    if (given != null) {
      violations.collect("/password", () -> new Password(given));
    }
    violations.failIfAny("user");
  }

  /** Not when it is read, so that a misspelled member is named instead. */
  UserChange requireSomething() {
    RequestViolations violations = new RequestViolations();
    violations.require(
        role != null || enabled != null || password != null,
        "",
        "nothing is to change; legal are role, enabled and password");
    violations.failIfAny("user");
    return this;
  }

  /** Whoever is signed in as this user has to do so again. */
  boolean endsSessions() {
    return password != null || Boolean.FALSE.equals(enabled);
  }

  @Override
  public String toString() {
    return "UserChange[" + role + ", " + enabled + ", hidden]";
  }
}
