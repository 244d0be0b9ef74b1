package io.millrace.controlplane.oidc;

import io.millrace.controlplane.OidcProperties;
import io.millrace.controlplane.security.Role;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a provider says about somebody, as a role. */
record RolesOfPeople(OidcProperties settings) {
  /** The highest role that the claim gives; empty refuses. */
  Optional<Role> of(Map<String, Object> claims) {
    List<String> values = texts(claim(claims, settings.roleClaim()));
    return settings.roles().entrySet().stream()
        .filter(role -> role.getValue().stream().anyMatch(values::contains))
        .map(Map.Entry::getKey)
        .max(Comparator.naturalOrder())
        .or(() -> Optional.ofNullable(settings.defaultRole()));
  }

  /** Names of claims may be addresses, so a name that is there as it stands goes first. */
  private static @Nullable Object claim(Map<?, ?> claims, String name) {
    int dot = name.indexOf('.');
    if (claims.containsKey(name) || dot < 0) {
      return claims.get(name);
    }
    return claims.get(name.substring(0, dot)) instanceof Map<?, ?> inner
        ? claim(inner, name.substring(dot + 1))
        : null;
  }

  private static List<String> texts(@Nullable Object claim) {
    if (claim instanceof Collection<?> several) {
      return several.stream().map(String::valueOf).toList();
    }
    return claim == null ? List.of() : List.of(claim.toString());
  }
}
