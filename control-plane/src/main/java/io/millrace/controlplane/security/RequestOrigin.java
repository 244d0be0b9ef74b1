package io.millrace.controlplane.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a browser says about where a request comes from and whom it is for. */
final class RequestOrigin {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private RequestOrigin() {}

  /**
   * A page elsewhere can make its own name point to 127.0.0.1 and would then count as the same
   * origin; only the Host header tells.
   */
  static boolean isForLoopback(HttpServletRequest request) {
    String host = request.getHeader("Host");
    return host != null && LOOPBACK.contains(withoutPort(host).toLowerCase(Locale.ROOT));
  }

  /** A browser always sends Origin with a change, and programs have no reason to use cookies. */
  static boolean isOwnPage(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    if (origin != null) {
      return origin.equalsIgnoreCase(request.getScheme() + "://" + request.getHeader("Host"));
    }
    return "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
  }

  private static String withoutPort(String host) {
    int colon = host.lastIndexOf(':');
    boolean port = colon > host.lastIndexOf(']');
    return port ? host.substring(0, colon) : host;
  }

  /** The token of {@code Authorization: Bearer <token>}. */
  static @Nullable String bearerToken(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    boolean bearer = header != null && header.regionMatches(true, 0, "Bearer ", 0, 7);
    return bearer ? header.substring(7).strip() : null;
  }
}
