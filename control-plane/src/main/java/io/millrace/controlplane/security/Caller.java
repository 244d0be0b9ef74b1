package io.millrace.controlplane.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Who makes a request.
 *
 * @param kind how this was proven
 * @param id opaque and lasting: of a user, a token, or the subject that an OIDC provider names
 * @param name as people read it
 * @param role the most that this request may do
 */
public record Caller(Kind kind, String id, String name, Role role) {
  private static final String ATTRIBUTE = Caller.class.getName();

  /** How somebody proves who they are. */
  public enum Kind {
    /** The token that was made or given at the start of this process. */
    LAUNCH_TOKEN,
    /** A token that somebody made for a program. */
    API_TOKEN,
    /** A local user with a password. */
    USER,
    /** Somebody whom an OpenID Connect provider knows. */
    OIDC
  }

  /** Absent on what is open to everybody. */
  public static Optional<Caller> of(HttpServletRequest request) {
    return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
  }

  void makes(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
