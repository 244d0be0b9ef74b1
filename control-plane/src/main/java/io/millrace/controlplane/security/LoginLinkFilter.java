package io.millrace.controlplane.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Exchanges the token in an address of the page for a session and leads to the same page without
 * it. A link that was used is answered 401; what a person then sees is the page, which works for
 * who has a session and says how to sign in to everybody else.
 */
final class LoginLinkFilter extends OncePerRequestFilter {
  private static final String PARAMETER = "token";

  private final LoginLinks links;
  private final BrowserSessions sessions;
  private final AttemptLimits limits;
  private final Refusals refusals;
  private final Resource page = new ClassPathResource("static/index.html");

  LoginLinkFilter(
      LoginLinks links, BrowserSessions sessions, AttemptLimits limits, Refusals refusals) {
    this.links = links;
    this.sessions = sessions;
    this.limits = limits;
    this.refusals = refusals;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    // Not HEAD: programs that preview addresses must not use one up.
    return !request.getMethod().equals("GET")
        || !ProtectedPaths.isOpen(request)
        || request.getParameter(PARAMETER) == null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    Optional<Caller> caller = links.use(request.getParameter(PARAMETER));
    if (caller.isPresent()) {
      sessions.open(request, response, caller.get());
      response.setHeader(HttpHeaders.LOCATION, request.getServletPath());
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    } else {
      refuse(request, response);
    }
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<Duration> wait = limits.attempt(request.getRemoteAddr());
    if (isReadByAPerson(request) && page.exists()) {
      refusals.tell(Refusal.LINK_USED, request);
      showPage(response);
    } else if (wait.isPresent()) {
      refusals.tooMany(wait.get(), request, response);
    } else {
      refusals.write(Refusal.LINK_USED, request, response);
    }
  }

  private static boolean isReadByAPerson(HttpServletRequest request) {
    String accepted = request.getHeader(HttpHeaders.ACCEPT);
    return accepted != null && accepted.contains(MediaType.TEXT_HTML_VALUE);
  }

  private void showPage(HttpServletResponse response) throws IOException {
    response.setStatus(Refusal.LINK_USED.status());
    response.setContentType("text/html;charset=UTF-8");
    try (var text = page.getInputStream()) {
      text.transferTo(response.getOutputStream());
    }
  }
}
