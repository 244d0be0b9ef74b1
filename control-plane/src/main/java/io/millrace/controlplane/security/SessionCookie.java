package io.millrace.controlplane.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The cookie that holds the secret of a session. It goes when the browser is closed. */
record SessionCookie(Reach reach) {
  Optional<String> in(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Stream.of(cookies)
            .filter(cookie -> cookie.getName().equals(name(request)))
            .map(Cookie::getValue)
            .findFirst();
  }

  void give(HttpServletRequest request, HttpServletResponse response, String secret) {
    set(response, cookie(request, secret));
  }

  void take(HttpServletRequest request, HttpServletResponse response) {
    set(response, cookie(request, "").maxAge(Duration.ZERO));
  }

  private static void set(
      HttpServletResponse response, ResponseCookie.ResponseCookieBuilder cookie) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
  }

  private ResponseCookie.ResponseCookieBuilder cookie(HttpServletRequest request, String value) {
    return ResponseCookie.from(name(request), value)
        .httpOnly(true)
        .secure(request.isSecure() || reach.isPublicOverTls(request.getHeader(HttpHeaders.HOST)))
        .sameSite("Strict")
        .path("/");
  }

  /** Browsers share cookies among the ports of a host; two instances must not share a name. */
  private static String name(HttpServletRequest request) {
    return "millrace-" + request.getLocalPort();
  }
}
