package io.millrace.controlplane.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets in who shows the token of this start, directly or by the cookie it was exchanged for. A
 * cookie alone changes nothing unless the request comes from our own page.
 */
final class AccessFilter extends OncePerRequestFilter {
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  private final AccessToken token;
  private final Reach reach;
  private final BrowserSessions sessions = new BrowserSessions();

  AccessFilter(AccessToken token, Reach reach) {
    this.token = token;
    this.reach = reach;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    secure(response);
    if (!reach.includes(request.getHeader(HttpHeaders.HOST))) {
      refuse(Refusal.HOST_NOT_ALLOWED, request, response);
    } else if (isSignIn(request)) {
      signIn(request, response);
    } else {
      Refusal refusal = refusal(request);
      if (refusal == null) {
        new Caller(Caller.Kind.LAUNCH_TOKEN, "launch", "launch token", Role.ADMIN).makes(request);
        chain.doFilter(request, response);
      } else {
        refuse(refusal, request, response);
      }
    }
  }

  private void refuse(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    refusal.write(request, response, reach.mode());
  }

  private @Nullable Refusal refusal(HttpServletRequest request) {
    boolean reads = READS.contains(request.getMethod());
    String bearer = RequestOrigin.bearerToken(request);
    if (bearer != null && !token.matches(bearer)) {
      return Refusal.TOKEN_WRONG;
    }
    if (bearer != null) {
      // A proxy in front that knows people may put the token into whatever their browsers send.
      boolean forged = !reads && RequestOrigin.isForeignPage(request, reach.publicUrl());
      return forged ? Refusal.ORIGIN_NOT_ALLOWED : null;
    }
    if (ProtectedPaths.isOpen(request)) {
      return null;
    }
    if (!hasSession(request)) {
      return Refusal.SIGN_IN_REQUIRED;
    }
    boolean allowed = reads || RequestOrigin.isOwnPage(request, reach.publicUrl());
    return allowed ? null : Refusal.ORIGIN_NOT_ALLOWED;
  }

  private static boolean isSignIn(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        && ProtectedPaths.isOpen(request)
        && request.getParameter("token") != null;
  }

  /** Exchanges the token for a cookie and leads to the same page without the token in its URL. */
  private void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (token.matches(request.getParameter("token"))) {
      response.addHeader(HttpHeaders.SET_COOKIE, cookie(request).toString());
    } else if (!isReadByAPerson(request)) {
      refuse(Refusal.TOKEN_WRONG, request, response);
      return;
    }
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(HttpHeaders.LOCATION, request.getServletPath());
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
  }

  /** An address of yesterday, opened again: the page itself says how to sign in. */
  private static boolean isReadByAPerson(HttpServletRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    return accepted != null && accepted.contains("text/html");
  }

  private ResponseCookie cookie(HttpServletRequest request) {
    return ResponseCookie.from(cookieName(request), sessions.open())
        .httpOnly(true)
        .secure(request.isSecure() || reach.isPublicOverTls(request.getHeader(HttpHeaders.HOST)))
        .sameSite("Strict")
        .path("/")
        .build();
  }

  private boolean hasSession(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(cookieName(request)) && sessions.isOpen(cookie.getValue())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Browsers share cookies among the ports of a host; two instances must not share a name. */
  private static String cookieName(HttpServletRequest request) {
    return "millrace-" + request.getLocalPort();
  }

  private static void secure(HttpServletResponse response) {
    response.setHeader(
        "Content-Security-Policy",
        // styles: the component library and the editor write style elements of their own
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
            + " font-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self';"
            + " frame-ancestors 'none'");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
  }
}
