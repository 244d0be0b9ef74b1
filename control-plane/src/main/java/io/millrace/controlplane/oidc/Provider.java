package io.millrace.controlplane.oidc;

import io.millrace.controlplane.OidcProperties;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/** The provider, asked for its addresses when the first one signs in: it may be away before. */
final class Provider implements ClientRegistrationRepository {
  static final String ID = "login";

  private final OidcProperties settings;
  private final @Nullable String secret;
  private final String redirectUri;
  private volatile @Nullable ClientRegistration registration;

  /**
   * @param secret null for a client that has none
   * @param redirectUri where people come back to
   */
  Provider(OidcProperties settings, @Nullable String secret, String redirectUri) {
    this.settings = settings;
    this.secret = secret;
    this.redirectUri = redirectUri;
  }

  /**
   * @throws RuntimeException when the provider does not answer as one
   */
  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    if (!id.equals(ID)) {
      return null;
    }
    ClientRegistration known = registration;
    if (known == null) {
      known = discover();
      registration = known;
    }
    return known;
  }

  private ClientRegistration discover() {
    String issuer = Objects.requireNonNull(settings.issuer(), "issuer").toString();
    ClientRegistration.Builder found =
        ClientRegistrations.fromIssuerLocation(issuer)
            .registrationId(ID)
            .clientId(settings.clientId())
            .scope(settings.scopes())
            .redirectUri(redirectUri)
            .userNameAttributeName("sub")
            // also with a secret: a code that leaks is then of no use to anybody
            .clientSettings(ClientSettings.builder().requireProofKey(true).build());
    return secret == null
        ? found.clientAuthenticationMethod(ClientAuthenticationMethod.NONE).build()
        : found.clientSecret(secret).build();
  }
}
