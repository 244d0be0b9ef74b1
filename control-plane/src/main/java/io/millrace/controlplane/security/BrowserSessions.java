package io.millrace.controlplane.security;

import io.millrace.controlplane.SignInProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;

/**
 * The browsers that are signed in. A session is a secret of its own, of which only the hash is
 * kept; it ends when nothing was asked for a while, after a longest time, with its caller, and with
 * the launch token that opened it.
 */
public final class BrowserSessions {
  /** How exactly it is known when a browser was seen last; each time would be a write. */
  private static final Duration GLANCE = Duration.ofMinutes(1);

  private final SessionRepository sessions;
  private final SessionCookie cookie;
  private final KnownCallers callers;
  private final SignInProperties properties;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  BrowserSessions(
      SessionRepository sessions, SessionCookie cookie, KnownCallers callers, Context context) {
    this.sessions = sessions;
    this.cookie = cookie;
    this.callers = callers;
    this.properties = context.properties();
    this.events = context.events();
    this.clock = context.clock();
  }

  /** What surrounds the sessions. */
  record Context(SignInProperties properties, ApplicationEventPublisher events, Clock clock) {}

  /** Signs the browser in that sent the request. */
  public void open(HttpServletRequest request, HttpServletResponse response, Caller caller) {
    Instant now = clock.instant();
    sessions.deleteEnded(now, now.minus(properties.idle()));
    AccessToken secret = AccessToken.random();
    sessions.insert(
        new StoredSession(
            secret.sha256(),
            caller,
            callers.credentialOf(caller),
            now,
            now,
            now.plus(properties.longest())));
    cookie.give(request, response, secret.value());
    events.publishEvent(AccessEvent.signedIn(request, caller));
  }

  /** Who sits before the browser that sent the request, as they are known today. */
  Optional<Admission> admissionOf(HttpServletRequest request) {
    return keyOf(request).flatMap(sessions::find).filter(this::isOpen).flatMap(this::admission);
  }

  /** Names the session for {@link #admits}; empty when the request is of none. */
  Optional<String> keyOf(HttpServletRequest request) {
    return cookie.in(request).map(AccessToken::sha256);
  }

  /** Whether the browser is still signed in; does not count as having been seen. */
  boolean admits(String key) {
    return sessions.find(key).filter(this::isOpen).flatMap(callers::find).isPresent();
  }

  private boolean isOpen(StoredSession session) {
    Instant now = clock.instant();
    boolean idle = !now.isBefore(session.lastSeenAt().plus(properties.idle()));
    return now.isBefore(session.expiresAt()) && !idle;
  }

  private Optional<Admission> admission(StoredSession session) {
    Optional<Admission> known = callers.find(session);
    Instant now = clock.instant();
    if (known.isPresent() && session.lastSeenAt().plus(GLANCE).isBefore(now)) {
      sessions.seen(session.secretSha256(), now);
    }
    return known.map(
        admission ->
            new Admission(admission.caller(), admission.scopes(), earlier(admission, session)));
  }

  private static Instant earlier(Admission admission, StoredSession session) {
    Instant own = admission.expiresAt();
    return own != null && own.isBefore(session.expiresAt()) ? own : session.expiresAt();
  }

  /** Signs the browser out that sent the request. */
  void close(HttpServletRequest request, HttpServletResponse response) {
    keyOf(request).ifPresent(sessions::delete);
    cookie.take(request, response);
    Caller.of(request)
        .ifPresent(caller -> events.publishEvent(AccessEvent.signedOut(request, caller)));
    events.publishEvent(new AccessWithdrawn());
  }

  /** Signs somebody out everywhere. */
  public void closeAll(Caller.Kind kind, String id) {
    sessions.deleteOf(kind, id);
    events.publishEvent(new AccessWithdrawn());
  }
}
