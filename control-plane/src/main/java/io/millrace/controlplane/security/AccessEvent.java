package io.millrace.controlplane.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Somebody came in, left or was sent away; published as an application event.
 *
 * @param caller who it was, when that is proven
 * @param name as it was given by somebody who could not prove it; null when none was
 * @param address of the connection, which may be that of a proxy
 * @param code of the problem that was answered; null unless {@link Kind#REFUSED}
 */
public record AccessEvent(
    Kind kind,
    @Nullable Caller caller,
    @Nullable String name,
    String address,
    String method,
    String path,
    @Nullable String code) {
  private static final String NAME = AccessEvent.class.getName() + ".name";

  /** What happened. */
  public enum Kind {
    SIGNED_IN,
    SIGNED_OUT,
    REFUSED
  }

  static AccessEvent refused(HttpServletRequest request, String code) {
    String name = (String) request.getAttribute(NAME);
    return of(Kind.REFUSED, request, Caller.of(request).orElse(null), name, code);
  }

  /** Remembers for what follows which name was given without a proof. */
  static void nameGiven(HttpServletRequest request, @Nullable String name) {
    request.setAttribute(NAME, name);
  }

  static AccessEvent signedIn(HttpServletRequest request, Caller caller) {
    return of(Kind.SIGNED_IN, request, caller, caller.name(), null);
  }

  static AccessEvent signedOut(HttpServletRequest request, Caller caller) {
    return of(Kind.SIGNED_OUT, request, caller, caller.name(), null);
  }

  private static AccessEvent of(
      Kind kind,
      HttpServletRequest request,
      @Nullable Caller caller,
      @Nullable String name,
      @Nullable String code) {
    return new AccessEvent(
        kind,
        caller,
        name,
        request.getRemoteAddr(),
        request.getMethod(),
        request.getRequestURI(),
        code);
  }
}
