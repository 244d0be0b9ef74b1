package io.millrace.controlplane.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;

/** The provider's own tokens are of no further use, so nobody can find them here. */
final class ForgottenTokens implements OAuth2AuthorizedClientRepository {
  @Override
  public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
      String registration, @Nullable Authentication person, HttpServletRequest request) {
    return null;
  }

  @Override
  public void saveAuthorizedClient(
      OAuth2AuthorizedClient client,
      @Nullable Authentication person,
      HttpServletRequest request,
      HttpServletResponse response) {
    // that is all
  }

  @Override
  public void removeAuthorizedClient(
      String registration,
      @Nullable Authentication person,
      HttpServletRequest request,
      HttpServletResponse response) {
    // nothing is kept
  }
}
