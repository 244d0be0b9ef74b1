package io.millrace.controlplane.audit;

import io.millrace.controlplane.problem.ProblemCode;
import io.millrace.controlplane.security.Caller;
import io.millrace.controlplane.security.RequiredRole;
import io.millrace.controlplane.security.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Writes an entry around every request that may change something. */
@Component
class AuditInterceptor implements HandlerInterceptor {
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
  private static final String ATTRIBUTE = AuditInterceptor.class.getName();

  /** Told by {@link AccessAudit}, which knows who it was. */
  private static final String SESSION = Action.API + "session";

  /** A piece of an upload: the upload itself has an entry. */
  private static final String PIECE = "application/offset+octet-stream";

  private final AuditLog log;
  private final ResourceViews views;

  AuditInterceptor(AuditLog log, ResourceViews views) {
    this.log = log;
    this.views = views;
  }

  private record Begun(String id, Action action) {}

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method
        && request.getAttribute(ATTRIBUTE) == null
        && mayChangeSomething(request, method)) {
      Action action = Action.of(request.getMethod(), request.getRequestURI());
      Map<String, Object> before = views.of(action.resource(), request).orElse(null);
      request.setAttribute(ATTRIBUTE, new Begun(log.begin(actor(request), action, before), action));
    }
    return true;
  }

  /** What a VIEWER may send with a verb is a check: a VIEWER changes nothing. */
  static boolean mayChangeSomething(HttpServletRequest request, HandlerMethod method) {
    String path = request.getRequestURI();
    RequiredRole role = method.getMethodAnnotation(RequiredRole.class);
    boolean checks = path.contains(":") && role != null && role.value() == Role.VIEWER;
    return !READS.contains(request.getMethod())
        && path.startsWith(Action.API)
        && !path.equals(SESSION)
        && !checks
        && !PIECE.equals(request.getContentType());
  }

  private static Actor actor(HttpServletRequest request) {
    String address = request.getRemoteAddr();
    return Caller.of(request)
        .map(caller -> Actor.of(caller, address))
        .orElseGet(() -> Actor.unproven(null, address));
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception unanswered) {
    if (request.getAttribute(ATTRIBUTE) instanceof Begun begun) {
      request.removeAttribute(ATTRIBUTE);
      int status =
          unanswered == null ? response.getStatus() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
      Action action = located(begun.action(), response);
      Map<String, Object> after = views.of(action.resource(), request).orElse(null);
      log.end(begun.id(), action, status, ProblemCode.of(request).orElse(null), after);
    }
  }

  /** What was created has its path only now. */
  private static Action located(Action action, HttpServletResponse response) {
    String location = response.getHeader(HttpHeaders.LOCATION);
    boolean created = response.getStatus() == HttpServletResponse.SC_CREATED;
    return created && location != null ? action.on(location) : action;
  }
}
