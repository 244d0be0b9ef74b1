package io.millrace.controlplane.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What a browser says about where a request comes from and whom it is for. */
final class RequestOrigin {
  private RequestOrigin() {}

  /** A browser always sends Origin with a change, and programs have no reason to use cookies. */
  static boolean isOwnPage(HttpServletRequest request, @Nullable URI publicUrl) {
    String origin = request.getHeader("Origin");
    if (origin != null) {
      // Behind a proxy that ends TLS we see another scheme, and perhaps another name.
      return origin.equalsIgnoreCase(request.getScheme() + "://" + request.getHeader("Host"))
          || (publicUrl != null && origin.equalsIgnoreCase(publicUrl.toString()));
    }
    return "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
  }

  /** Whether a browser says that another page caused the request. */
  static boolean isForeignPage(HttpServletRequest request, @Nullable URI publicUrl) {
    boolean browser =
        request.getHeader("Origin") != null || request.getHeader("Sec-Fetch-Site") != null;
    return browser && !isOwnPage(request, publicUrl);
  }

  /** The token of {@code Authorization: Bearer <token>}. */
  static @Nullable String bearerToken(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    boolean bearer = header != null && header.regionMatches(true, 0, "Bearer ", 0, 7);
    return bearer ? header.substring(7).strip() : null;
  }
}
