package io.millrace.controlplane.oidc;

import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.OidcProperties;
import io.millrace.controlplane.StartRefusedException;
import io.millrace.controlplane.security.BrowserSessions;
import io.millrace.controlplane.security.SignInWay;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;

/** Adds the provider to the ways in which people sign in. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("millrace.access.oidc.issuer")
class OidcSignIn {
  private static final String START = "/api/v1/session/oidc";
  static final String CALLBACK = "/api/v1/session/oidc-callback";
  private static final String SECRET = "MILLRACE_OIDC_CLIENT_SECRET";

  @Bean
  SignInWay oidcWay(MillraceProperties properties) {
    return new SignInWay(
        SignInWay.Kind.OIDC, properties.access().oidc().name(), START + "/" + Provider.ID);
  }

  @Bean
  Customizer<HttpSecurity> oidcLogin(
      MillraceProperties properties,
      Environment environment,
      BrowserSessions sessions,
      Clock clock) {
    OidcProperties settings = properties.access().oidc();
    URI publicUrl = properties.access().publicUrl();
    Provider provider =
        new Provider(
            settings,
            secret(settings.clientSecretFile(), environment.getProperty(SECRET)),
            (publicUrl == null ? "{baseUrl}" : publicUrl.toString()) + CALLBACK);
    boolean tls = publicUrl != null && publicUrl.getScheme().equals("https");
    ArrivalHandler arrivals = new ArrivalHandler(settings, sessions);
    return http ->
        http.oauth2Login(
            login ->
                login
                    .clientRegistrationRepository(provider)
                    .authorizedClientRepository(new ForgottenTokens())
                    .authorizationEndpoint(
                        start ->
                            start
                                .baseUri(START)
                                .authorizationRequestRepository(new PendingSignIns(clock, tls)))
                    .redirectionEndpoint(end -> end.baseUri(CALLBACK))
                    .successHandler(arrivals)
                    .failureHandler(arrivals)
                    .addObjectPostProcessor(whenTheProviderIsAway(arrivals)));
  }

  private static @Nullable String secret(@Nullable Path file, @Nullable String variable) {
    if (file == null) {
      // A Secret that was made of a file ends with its last line's end.
      return variable == null || variable.isBlank() ? null : variable.strip();
    }
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new StartRefusedException(
          "millrace.access.oidc.client-secret-file " + file + " cannot be read: " + e);
    }
  }

  private static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>
      whenTheProviderIsAway(ArrivalHandler arrivals) {
    return new ObjectPostProcessor<>() {
      @Override
      public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
        filter.setAuthenticationFailureHandler(arrivals);
        return filter;
      }
    };
  }
}
