package io.millrace.controlplane.security;

import org.jspecify.annotations.Nullable;

/**
 * How people may sign in; every bean of this type is offered to them.
 *
 * @param kind what they are asked for
 * @param name of the provider, as people know it; null when there is no other than Millrace
 * @param url where a browser goes to sign in; null when it sends {@code POST /api/v1/session}
 */
public record SignInWay(Kind kind, @Nullable String name, @Nullable String url) {
  /** What somebody shows. */
  public enum Kind {
    /** The launch token, or a token that was made for a program. */
    TOKEN,
    /** The name and the password of a local user. */
    PASSWORD,
    /** What an OpenID Connect provider says. */
    OIDC
  }
}
