package io.millrace.controlplane.security;

import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A caller, as Spring Security passes it on. */
final class CallerAuthentication extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1L;
  private final transient Admission admission;

  CallerAuthentication(Admission admission) {
    super(List.of(new SimpleGrantedAuthority("ROLE_" + admission.caller().role())));
    this.admission = admission;
    setAuthenticated(true);
  }

  Admission admission() {
    return admission;
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public Object getPrincipal() {
    return admission.caller();
  }

  @Override
  public String getName() {
    return admission.caller().name();
  }
}
