package io.millrace.controlplane.oidc;

import io.millrace.controlplane.OidcProperties;
import io.millrace.controlplane.security.BrowserSessions;
import io.millrace.controlplane.security.Caller;
import io.millrace.controlplane.security.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Somebody comes back from the provider: a session is opened, or the page says why not. */
final class ArrivalHandler implements AuthenticationSuccessHandler, AuthenticationFailureHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ArrivalHandler.class);

  private final OidcProperties settings;
  private final RolesOfPeople roles;
  private final BrowserSessions sessions;

  ArrivalHandler(OidcProperties settings, BrowserSessions sessions) {
    this.settings = settings;
    this.roles = new RolesOfPeople(settings);
    this.sessions = sessions;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication proven) {
    OidcUser person = (OidcUser) proven.getPrincipal();
    Optional<Role> role = roles.of(person.getClaims());
    if (role.isEmpty()) {
      LOG.info(
          "{} is known to {} and has no role here; see millrace.access.oidc.roles",
          person.getSubject(),
          settings.issuer());
      lead(response, "/?refused=OIDC_NO_ROLE");
      return;
    }
    String name = person.getClaimAsString(settings.nameClaim());
    sessions.open(
        request,
        response,
        new Caller(
            Caller.Kind.OIDC,
            person.getSubject(),
            name == null ? person.getSubject() : name,
            role.get()));
    lead(response, "/");
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refused) {
    LOG.warn("nobody could be signed in by {}: {}", settings.issuer(), reason(refused));
    lead(response, "/?refused=OIDC_FAILED");
  }

  private static String reason(Throwable fault) {
    Throwable cause = fault.getCause();
    return cause == null
        ? String.valueOf(fault.getMessage())
        : fault.getMessage() + ": " + reason(cause);
  }

  private static void lead(HttpServletResponse response, String page) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(HttpHeaders.LOCATION, page);
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
  }
}
