package io.millrace.controlplane.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * The browsers that are signed in. A session is a secret of its own: the cookie of one browser is
 * not the token, and it ends with the process. The oldest goes when there are too many.
 */
public final class BrowserSessions {
  static final int MAX = 100;

  private record Session(AccessToken secret, Caller caller) {}

  private final Reach reach;
  private final ApplicationEventPublisher events;
  private final Deque<Session> sessions = new ArrayDeque<>();

  BrowserSessions(Reach reach, ApplicationEventPublisher events) {
    this.reach = reach;
    this.events = events;
  }

  /** Signs the browser in that sent the request. */
  public void open(HttpServletRequest request, HttpServletResponse response, Caller caller) {
    AccessToken secret = AccessToken.random();
    synchronized (sessions) {
      if (sessions.size() == MAX) {
        sessions.removeFirst();
      }
      sessions.addLast(new Session(secret, caller));
    }
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, secret).toString());
    events.publishEvent(AccessEvent.signedIn(request, caller));
  }

  Optional<Caller> callerOf(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Stream.of(cookies)
            .filter(cookie -> cookie.getName().equals(cookieName(request)))
            .flatMap(cookie -> find(cookie.getValue()).stream())
            .findFirst();
  }

  private Optional<Caller> find(String secret) {
    synchronized (sessions) {
      return sessions.stream()
          .filter(session -> session.secret().matches(secret))
          .map(Session::caller)
          .findFirst();
    }
  }

  private ResponseCookie cookie(HttpServletRequest request, AccessToken secret) {
    return ResponseCookie.from(cookieName(request), secret.value())
        .httpOnly(true)
        .secure(request.isSecure() || reach.isPublicOverTls(request.getHeader(HttpHeaders.HOST)))
        .sameSite("Strict")
        .path("/")
        .build();
  }

  /** Browsers share cookies among the ports of a host; two instances must not share a name. */
  private static String cookieName(HttpServletRequest request) {
    return "millrace-" + request.getLocalPort();
  }
}
