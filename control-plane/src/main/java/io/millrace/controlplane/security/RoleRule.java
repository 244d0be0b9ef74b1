package io.millrace.controlplane.security;

import io.millrace.controlplane.security.EndpointRule.Closed;
import io.millrace.controlplane.security.EndpointRule.Needs;
import io.millrace.controlplane.security.EndpointRule.Open;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Lets a request pass when its caller has the role and the scope that its endpoint asks for. */
final class RoleRule implements AuthorizationManager<RequestAuthorizationContext> {
  /** Everybody may ask who they are, and leave. */
  private static final String OWN_SESSION = "session";

  private final EndpointRules rules;

  RoleRule(EndpointRules rules) {
    this.rules = rules;
  }

  /**
   * Why somebody who is signed in may not.
   *
   * @param words for the text of the refusal
   */
  record Denial(Refusal refusal, Object... words) implements AuthorizationResult {
    @Override
    public boolean isGranted() {
      return false;
    }
  }

  @Override
  public AuthorizationResult authorize(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext context) {
    EndpointRule rule = rules.of(context.getRequest());
    if (rule instanceof Open) {
      return new AuthorizationDecision(true);
    }
    if (!(authentication.get() instanceof CallerAuthentication known)) {
      return new AuthorizationDecision(false);
    }
    if (rule instanceof Closed) {
      return new Denial(Refusal.ENDPOINT_CLOSED);
    }
    return judge(known.admission(), ((Needs) rule).role(), context.getRequest());
  }

  private static AuthorizationResult judge(
      Admission admission, Role needed, HttpServletRequest request) {
    Caller caller = admission.caller();
    if (!caller.role().includes(needed)) {
      return new Denial(Refusal.ROLE_TOO_LOW, needed, caller.name(), caller.role());
    }
    String resource = ApiResources.of(request);
    Scope scope = new Scope(resource, needed != Role.VIEWER);
    boolean free = resource.isEmpty() || resource.equals(OWN_SESSION);
    if (!free && !admission.scopes().include(scope)) {
      String scopes = String.join(", ", admission.scopes().texts());
      return new Denial(Refusal.SCOPE_MISSING, scope, caller.name(), scopes);
    }
    return new AuthorizationDecision(true);
  }
}
