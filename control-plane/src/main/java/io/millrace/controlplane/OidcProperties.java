package io.millrace.controlplane;

import io.millrace.controlplane.security.Role;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Under {@code millrace.access.oidc}: people who sign in with an OpenID Connect provider.
 *
 * @param issuer of the provider, below which its {@code .well-known/openid-configuration} lies;
 *     absent when nobody signs in this way
 * @param name of the provider, as the sign-in page calls it
 * @param clientId by which the provider knows Millrace
 * @param clientSecretFile holds the secret of a confidential client; absent when it is in {@code
 *     MILLRACE_OIDC_CLIENT_SECRET}, or when the client has none
 * @param scopes asked for
 * @param nameClaim by which people are shown
 * @param roleClaim text or list of texts; a dot leads into an object, as in {@code
 *     realm_access.roles}
 * @param roles which values of the claim give which role; the highest one counts
 * @param defaultRole of people whose claim gives none; absent refuses them
 */
public record OidcProperties(
    @Nullable URI issuer,
    @DefaultValue("single sign-on") String name,
    @DefaultValue("millrace") String clientId,
    @Nullable Path clientSecretFile,
    @DefaultValue({"openid", "profile"}) List<String> scopes,
    @DefaultValue("preferred_username") String nameClaim,
    @DefaultValue("groups") String roleClaim,
    @DefaultValue Map<Role, List<String>> roles,
    @Nullable Role defaultRole) {
  public OidcProperties {
    if (issuer != null && !issuer.toString().matches("https?://[^?#]+")) {
      throw new IllegalArgumentException(
          "millrace.access.oidc.issuer '"
              + issuer
              + "' is not legal; legal is an address such as"
              + " https://sso.example.org/realms/people");
    }
    if (issuer != null && !scopes.contains("openid")) {
      throw new IllegalArgumentException(
          "millrace.access.oidc.scopes " + scopes + " are not legal; 'openid' must be among them");
    }
    if (issuer != null && roles.isEmpty() && defaultRole == null) {
      throw new IllegalArgumentException(
          "millrace.access.oidc gives nobody a role; legal are millrace.access.oidc.roles.<role>"
              + " with values of the claim '"
              + roleClaim
              + "', and millrace.access.oidc.default-role");
    }
    scopes = List.copyOf(scopes);
    roles = Map.copyOf(roles);
  }
}
