package io.millrace.controlplane.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sends away who asks for us by a name that is not ours. */
final class HostFilter extends OncePerRequestFilter {
  private final Reach reach;
  private final Refusals refusals;

  HostFilter(Reach reach, Refusals refusals) {
    this.reach = reach;
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (reach.includes(request.getHeader(HttpHeaders.HOST))) {
      chain.doFilter(request, response);
    } else {
      refusals.write(Refusal.HOST_NOT_ALLOWED, request, response);
    }
  }
}
