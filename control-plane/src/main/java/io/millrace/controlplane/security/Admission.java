package io.millrace.controlplane.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may come in.
 *
 * @param caller who that is
 * @param scopes how far they reach at most
 * @param expiresAt when what they showed ends to be valid; null when it does not by itself
 */
public record Admission(Caller caller, Scopes scopes, @Nullable Instant expiresAt) {
  private static final String ATTRIBUTE = Admission.class.getName();

  /** Of somebody who did not come by a token with limits. */
  public static Admission of(Caller caller) {
    return new Admission(caller, Scopes.all(), null);
  }

  /** Absent when nobody is signed in. */
  public static Optional<Admission> of(HttpServletRequest request) {
    return Optional.ofNullable((Admission) request.getAttribute(ATTRIBUTE));
  }

  void admit(HttpServletRequest request) {
    caller.makes(request);
    request.setAttribute(ATTRIBUTE, this);
  }
}
