package io.millrace.controlplane.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who makes a request, by its token or its cookie. */
final class CallerFilter extends OncePerRequestFilter {
  private final KnownCallers callers;
  private final BrowserSessions sessions;
  private final AttemptLimits limits;
  private final Refusals refusals;

  CallerFilter(
      KnownCallers callers, BrowserSessions sessions, AttemptLimits limits, Refusals refusals) {
    this.callers = callers;
    this.sessions = sessions;
    this.limits = limits;
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String bearer = RequestOrigin.bearerToken(request);
    Optional<Admission> admission =
        bearer == null ? sessions.admissionOf(request) : callers.findByToken(bearer);
    if (bearer != null && admission.isEmpty()) {
      refuseToken(request, response);
      return;
    }
    admission.ifPresent(known -> admit(request, known));
    chain.doFilter(request, response);
  }

  /** A right one is never made to wait: nobody can lock programs out by guessing. */
  private void refuseToken(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<Duration> wait = limits.attempt(request.getRemoteAddr());
    if (wait.isPresent()) {
      refusals.tooMany(wait.get(), request, response);
    } else {
      refusals.write(Refusal.TOKEN_WRONG, request, response);
    }
  }

  private static void admit(HttpServletRequest request, Admission admission) {
    admission.admit(request);
    SecurityContextHolder.setContext(new SecurityContextImpl(new CallerAuthentication(admission)));
  }
}
