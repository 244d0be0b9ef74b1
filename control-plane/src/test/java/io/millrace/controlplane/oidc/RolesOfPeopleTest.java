package io.millrace.controlplane.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.controlplane.OidcProperties;
import io.millrace.controlplane.security.Role;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RolesOfPeopleTest {
  private static final Map<Role, List<String>> ROLES =
      Map.of(
          Role.ADMIN, List.of("platform"),
          Role.OPERATOR, List.of("ml", "data"),
          Role.VIEWER, List.of("everybody"));

  private static RolesOfPeople by(String claim, @Nullable Role otherwise) {
    return new RolesOfPeople(
        new OidcProperties(
            URI.create("https://sso.example.org"),
            "sign on",
            "millrace",
            null,
            List.of("openid"),
            "name",
            claim,
            ROLES,
            otherwise));
  }

  @Test
  void shouldGiveTheHighestRole() {
    assertThat(by("groups", null).of(Map.of("groups", List.of("everybody", "data"))))
        .contains(Role.OPERATOR);
  }

  @Test
  void shouldTakeOneTextForAList() {
    assertThat(by("role", null).of(Map.of("role", "platform"))).contains(Role.ADMIN);
  }

  @Test
  void shouldLookIntoAnObject() {
    Map<String, Object> claims = Map.of("realm_access", Map.of("roles", List.of("ml")));

    assertThat(by("realm_access.roles", null).of(claims)).contains(Role.OPERATOR);
  }

  @Test
  void shouldFindAClaimWhoseNameHasDots() {
    Map<String, Object> claims = Map.of("https://example.org/roles", List.of("ml"));

    assertThat(by("https://example.org/roles", null).of(claims)).contains(Role.OPERATOR);
  }

  @Test
  void shouldGiveNoRoleToStrangersUnlessToldOtherwise() {
    Map<String, Object> stranger = Map.of("groups", List.of("accounting"));

    assertThat(by("groups", null).of(stranger)).isEmpty();
    assertThat(by("groups", null).of(Map.of())).isEmpty();
    assertThat(by("groups", Role.VIEWER).of(stranger)).contains(Role.VIEWER);
  }
}
