package io.millrace.controlplane.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The secrets of addresses that sign a browser in, each once. */
final class LoginLinks {
  private static final Duration VALID = Duration.ofMinutes(5);

  private final KnownCallers callers;
  private final LoginLinkRepository links;
  private final Clock clock;

  LoginLinks(KnownCallers callers, LoginLinkRepository links, Clock clock) {
    this.callers = callers;
    this.links = links;
    this.clock = clock;
  }

  /** Told once. */
  record Link(AccessToken secret, Instant expiresAt) {}

  /** Signs in as whoever makes it. */
  Link make(Caller caller) {
    Instant now = clock.instant();
    links.deleteExpired(now);
    Link link = new Link(AccessToken.random(), now.plus(VALID));
    links.insert(link.secret().sha256(), caller, link.expiresAt());
    return link;
  }

  /** Whom the link signs in; it is used up by this. */
  Optional<Caller> use(String secret) {
    Instant now = clock.instant();
    String sha256 = AccessToken.sha256(secret);
    if (callers.isLaunchToken(secret)) {
      return links.insertUsed(sha256, LaunchToken.CALLER, now)
          ? Optional.of(LaunchToken.CALLER)
          : Optional.empty();
    }
    return links.use(sha256, now)
        ? links.callerOf(sha256).flatMap(callers::find).map(Admission::caller)
        : Optional.empty();
  }
}
