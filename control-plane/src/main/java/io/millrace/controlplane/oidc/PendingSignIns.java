package io.millrace.controlplane.oidc;

import io.millrace.controlplane.security.AccessToken;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * People who were sent to the provider and have not come back. A cookie ties each to the browser
 * that was sent; what was asked stays here, so nothing that a browser brings has to be trusted.
 */
final class PendingSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
  static final Duration PATIENCE = Duration.ofMinutes(10);
  static final int MAX = 1_000;
  private static final String COOKIE = "millrace-sign-in";

  private record Pending(OAuth2AuthorizationRequest request, Instant end) {}

  private final Clock clock;
  private final boolean tls;
  private final Map<String, Pending> pending = new LinkedHashMap<>();

  /**
   * @param tls whether browsers come through a proxy that ends TLS
   */
  PendingSignIns(Clock clock, boolean tls) {
    this.clock = clock;
    this.tls = tls;
  }

  @Override
  public synchronized @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(
      HttpServletRequest request) {
    String key = key(request);
    Pending found = key == null ? null : pending.get(key);
    boolean known =
        found != null
            && clock.instant().isBefore(found.end())
            && found.request().getState().equals(request.getParameter("state"));
    return known ? found.request() : null;
  }

  @Override
  public synchronized void saveAuthorizationRequest(
      @Nullable OAuth2AuthorizationRequest asked,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (asked == null) {
      removeAuthorizationRequest(request, response);
      return;
    }
    Instant now = clock.instant();
    pending.values().removeIf(old -> !now.isBefore(old.end()));
    if (pending.size() >= MAX) {
      pending.remove(pending.keySet().iterator().next());
    }
    String key = AccessToken.random().value();
    pending.put(key, new Pending(asked, now.plus(PATIENCE)));
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, key, PATIENCE).toString());
  }

  @Override
  public synchronized @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
      HttpServletRequest request, HttpServletResponse response) {
    OAuth2AuthorizationRequest found = loadAuthorizationRequest(request);
    if (found != null) {
      pending.remove(key(request));
      response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, "", Duration.ZERO).toString());
    }
    return found;
  }

  /** Lax: the way back begins on a page of the provider. */
  private ResponseCookie cookie(HttpServletRequest request, String value, Duration age) {
    return ResponseCookie.from(COOKIE, value)
        .httpOnly(true)
        .secure(tls || request.isSecure())
        .sameSite("Lax")
        .path(OidcSignIn.CALLBACK)
        .maxAge(age)
        .build();
  }

  private static @Nullable String key(HttpServletRequest request) {
    if (request.getCookies() != null) {
      for (Cookie cookie : request.getCookies()) {
        if (cookie.getName().equals(COOKIE)) {
          return cookie.getValue();
        }
      }
    }
    return null;
  }
}
