package io.millrace.controlplane.accounts;

import io.millrace.controlplane.problem.RequestViolations;
import io.millrace.controlplane.security.Role;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A new user.
 *
 * @param name what is typed to sign in; capitals do not count
 * @param password never logged, kept as a hash
 */
record UserRequest(@Nullable String name, @Nullable String password, @Nullable Role role) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,99}");

  UserRequest {
    RequestViolations violations = new RequestViolations();
    name = name == null ? "" : name.toLowerCase(Locale.ROOT);
    violations.require(
        NAME.matcher(name).matches(),
        "/name",
        "name '"
            + name
            + "' is not legal; legal are 1 to 100 letters, digits and ._@-, beginning with a letter"
            + " or digit");
    violations.require(role != null, "/role", "'role' is missing");
    String given = password;
    violations.require(given != null, "/password", "'password' is missing");
    if (given != null) {
      violations.collect("/password", () -> new Password(given));
    }
    violations.failIfAny("user");
  }

  @Override
  public String toString() {
    return "UserRequest[" + name + ", hidden, " + role + "]";
  }
}
