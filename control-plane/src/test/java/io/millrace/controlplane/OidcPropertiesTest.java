package io.millrace.controlplane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.controlplane.security.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OidcPropertiesTest {
  private static OidcProperties bind(Map<String, String> given) {
    Map<String, String> named = new HashMap<>();
    given.forEach((name, value) -> named.put("millrace.access.oidc." + name, value));
    return new Binder(new MapConfigurationPropertySource(named))
        .bindOrCreate("millrace", MillraceProperties.class)
        .access()
        .oidc();
  }

  private static void assertRefused(Map<String, String> given, String message) {
    assertThatThrownBy(() -> bind(given)).rootCause().hasMessage(message);
  }

  @Test
  void shouldAskForNothingWhereNobodySignsInThisWay() {
    assertThat(bind(Map.of()).issuer()).isNull();
  }

  @Test
  void shouldReadRolesByTheirNames() {
    OidcProperties read =
        bind(
            Map.of("issuer", "https://sso.example.org", "roles.admin", "a,b", "roles.viewer", "c"));

    assertThat(read.roles())
        .containsEntry(Role.ADMIN, List.of("a", "b"))
        .containsEntry(Role.VIEWER, List.of("c"));
  }

  @Test
  void shouldRefuseAProviderByWhichNobodyGetsARole() {
    assertRefused(
        Map.of("issuer", "https://sso.example.org"),
        "millrace.access.oidc gives nobody a role; legal are millrace.access.oidc.roles.<role> with"
            + " values of the claim 'groups', and millrace.access.oidc.default-role");
  }

  @Test
  void shouldRefuseAnIssuerThatIsNoAddress() {
    assertRefused(
        Map.of("issuer", "sso.example.org"),
        "millrace.access.oidc.issuer 'sso.example.org' is not legal; legal is an address such as"
            + " https://sso.example.org/realms/people");
  }

  @Test
  void shouldRefuseScopesThatTellNobodysName() {
    assertRefused(
        Map.of("issuer", "https://sso.example.org", "scopes", "profile"),
        "millrace.access.oidc.scopes [profile] are not legal; 'openid' must be among them");
  }
}
