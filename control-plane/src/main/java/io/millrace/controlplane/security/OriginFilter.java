package io.millrace.controlplane.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A cookie alone changes nothing unless the request comes from our own page, and another page
 * changes nothing at all.
 */
final class OriginFilter extends OncePerRequestFilter {
  private final Reach reach;
  private final Refusals refusals;

  OriginFilter(Reach reach, Refusals refusals) {
    this.reach = reach;
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (EndpointRules.reads(request) || !isForged(request)) {
      chain.doFilter(request, response);
    } else {
      refusals.write(Refusal.ORIGIN_NOT_ALLOWED, request, response);
    }
  }

  /**
   * A proxy in front that knows people may put a token into whatever their browsers send, and a
   * form elsewhere may sign somebody in as somebody else: also without a cookie no other page may.
   */
  private boolean isForged(HttpServletRequest request) {
    boolean byCookie = RequestOrigin.bearerToken(request) == null && Caller.of(request).isPresent();
    return byCookie
        ? !RequestOrigin.isOwnPage(request, reach.publicUrl())
        : RequestOrigin.isForeignPage(request, reach.publicUrl());
  }
}
