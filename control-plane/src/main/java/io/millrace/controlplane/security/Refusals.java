package io.millrace.controlplane.security;

import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.MillraceProperties.Mode;
import io.millrace.controlplane.security.RoleRule.Denial;
import io.millrace.controlplane.tracing.Trace;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Answers requests that go no further, as RFC 9457 has it, and tells who listens of each. */
final class Refusals
    implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {
  private final Mode mode;
  private final ApplicationEventPublisher events;

  Refusals(Mode mode, ApplicationEventPublisher events) {
    this.mode = mode;
    this.events = events;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody)
      throws IOException {
    write(Refusal.SIGN_IN_REQUIRED, request, response);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    if (denied instanceof AuthorizationDeniedException told
        && told.getAuthorizationResult() instanceof Denial denial) {
      write(denial.refusal(), request, response, denial.words());
    } else {
      write(Refusal.ENDPOINT_CLOSED, request, response);
    }
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
      throws IOException {
    write(Refusal.REQUEST_AMBIGUOUS, request, response);
  }

  /** The next one is judged again after this time. */
  void tooMany(Duration wait, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    long seconds = wait.toSeconds() + 1;
    response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    write(Refusal.TOO_MANY_ATTEMPTS, request, response, seconds);
  }

  void write(
      Refusal refusal, HttpServletRequest request, HttpServletResponse response, Object... words)
      throws IOException {
    Map<String, @Nullable Object> problem = new LinkedHashMap<>();
    problem.put("type", "urn:millrace:problem:" + refusal.name());
    problem.put("title", refusal.title());
    problem.put("status", refusal.status());
    problem.put("code", refusal.name());
    problem.put("detail", refusal.detail(mode, words));
    problem.put("errors", List.of());
    problem.put("traceId", Trace.idOf(request));
    if (refusal.status() == HttpServletResponse.SC_UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "Bearer realm=\"millrace\"");
    }
    response.setStatus(refusal.status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    tell(refusal, request);
    response.getOutputStream().write(ContractJson.writeBytes(problem));
  }

  /** For whoever answers such a request by other means. */
  void tell(Refusal refusal, HttpServletRequest request) {
    events.publishEvent(AccessEvent.refused(request, refusal.name()));
  }
}
