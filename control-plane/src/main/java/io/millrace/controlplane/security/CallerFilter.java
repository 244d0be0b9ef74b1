package io.millrace.controlplane.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who makes a request, by its token or its cookie. A cookie alone changes nothing unless
 * the request comes from our own page, and another page changes nothing at all.
 */
final class CallerFilter extends OncePerRequestFilter {
  private final LaunchToken launchToken;
  private final BrowserSessions sessions;
  private final Reach reach;
  private final Refusals refusals;

  CallerFilter(LaunchToken launchToken, BrowserSessions sessions, Reach reach, Refusals refusals) {
    this.launchToken = launchToken;
    this.sessions = sessions;
    this.reach = reach;
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String bearer = RequestOrigin.bearerToken(request);
    Optional<Caller> caller = bearer == null ? sessions.callerOf(request) : callerOf(bearer);
    if (bearer != null && caller.isEmpty()) {
      refusals.write(Refusal.TOKEN_WRONG, request, response);
      return;
    }
    caller.ifPresent(known -> admit(request, known));
    boolean byCookie = bearer == null && caller.isPresent();
    if (!EndpointRules.reads(request) && isForged(request, byCookie)) {
      refusals.write(Refusal.ORIGIN_NOT_ALLOWED, request, response);
      return;
    }
    chain.doFilter(request, response);
  }

  private Optional<Caller> callerOf(String bearer) {
    return launchToken.matches(bearer) ? Optional.of(LaunchToken.CALLER) : Optional.empty();
  }

  private static void admit(HttpServletRequest request, Caller caller) {
    caller.makes(request);
    SecurityContextHolder.setContext(new SecurityContextImpl(new CallerAuthentication(caller)));
  }

  /**
   * A proxy in front that knows people may put a token into whatever their browsers send, and a
   * form elsewhere may sign somebody in as somebody else: also without a cookie no other page may.
   */
  private boolean isForged(HttpServletRequest request, boolean byCookie) {
    return byCookie
        ? !RequestOrigin.isOwnPage(request, reach.publicUrl())
        : RequestOrigin.isForeignPage(request, reach.publicUrl());
  }
}
