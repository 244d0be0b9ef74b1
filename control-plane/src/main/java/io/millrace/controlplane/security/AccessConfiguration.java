package io.millrace.controlplane.security;

import io.github.bucket4j.TimeMeter;
import io.millrace.controlplane.MillraceProperties;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The one chain of filters for all requests: our name, who asks, where from, may they. Ways to sign
 * in add themselves as beans of type {@code Customizer<HttpSecurity>}.
 */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
  private static final String CONTENT_POLICY =
      // styles: the component library and the editor write style elements of their own
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " font-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'";

  @Bean
  LaunchToken launchToken(ObjectProvider<AccessToken> given) {
    // Without a token from outside nobody can know this one, so nothing is open by mistake.
    return new LaunchToken(given.getIfAvailable(AccessToken::random));
  }

  @Bean
  Reach reach(MillraceProperties properties) {
    return Reach.of(properties);
  }

  @Bean
  Refusals refusals(Reach reach, ApplicationEventPublisher events) {
    return new Refusals(reach.mode(), events);
  }

  @Bean
  KnownCallers knownCallers(
      LaunchToken token,
      ObjectProvider<CallerDirectory> directories,
      ObjectProvider<TokenDirectory> tokens) {
    return new KnownCallers(
        token, () -> directories.stream().toList(), () -> tokens.stream().toList());
  }

  @Bean
  BrowserSessions browserSessions(
      JdbcClient database, Reach reach, KnownCallers callers, BrowserSessions.Context context) {
    return new BrowserSessions(
        new SessionRepository(database), new SessionCookie(reach), callers, context);
  }

  @Bean
  OpenStreams openStreams(KnownCallers callers, BrowserSessions sessions) {
    return new OpenStreams(callers, sessions);
  }

  @Bean
  BrowserSessions.Context sessionContext(
      MillraceProperties properties, ApplicationEventPublisher events, Clock clock) {
    return new BrowserSessions.Context(properties.signIn(), events, clock);
  }

  @Bean
  LoginLinks loginLinks(KnownCallers callers, JdbcClient database, Clock clock) {
    return new LoginLinks(callers, new LoginLinkRepository(database), clock);
  }

  @Bean
  AttemptLimits attemptLimits(MillraceProperties properties) {
    return new AttemptLimits(properties.signIn(), TimeMeter.SYSTEM_NANOTIME);
  }

  @Bean
  SignIn signIn(
      KnownCallers callers,
      AttemptLimits limits,
      ObjectProvider<Passwords> passwords,
      ObjectProvider<SignInWay> furtherWays) {
    return new SignIn(
        callers,
        limits,
        () -> Optional.ofNullable(passwords.getIfAvailable()),
        () -> furtherWays.stream().toList());
  }

  /** Not beans by themselves: the servlet container would run them once more. */
  record AccessFilters(
      HostFilter host, LoginLinkFilter loginLinks, CallerFilter caller, OriginFilter origin) {}

  @Bean
  AccessFilters accessFilters(
      AccessParts parts, AttemptLimits limits, Reach reach, Refusals refusals) {
    return new AccessFilters(
        new HostFilter(reach, refusals),
        new LoginLinkFilter(parts.links(), parts.sessions(), limits, refusals),
        new CallerFilter(parts.callers(), parts.sessions(), limits, refusals),
        new OriginFilter(reach, refusals));
  }

  /** What lets in. */
  record AccessParts(KnownCallers callers, BrowserSessions sessions, LoginLinks links) {}

  @Bean
  AccessParts accessParts(KnownCallers callers, BrowserSessions sessions, LoginLinks links) {
    return new AccessParts(callers, sessions, links);
  }

  @Bean
  ApiResources apiResources(
      @Qualifier("requestMappingHandlerMapping")
          ObjectProvider<RequestMappingHandlerMapping> methods) {
    return new ApiResources(methods::getObject);
  }

  @Bean
  EndpointRules endpointRules(
      @Qualifier("requestMappingHandlerMapping") ObjectProvider<HandlerMapping> methods) {
    return new EndpointRules(methods::getObject);
  }

  @Bean
  SecurityFilterChain chain(
      HttpSecurity http, AccessFilters filters, EndpointRules rules, Refusals refusals) {
    return http.headers(AccessConfiguration::headers)
        // A token in a form guards less than the rules about origins in OriginFilter.
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(AbstractHttpConfigurer::disable)
        .securityContext(
            context ->
                context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
        .exceptionHandling(
            faults -> faults.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .addFilterAfter(filters.host(), HeaderWriterFilter.class)
        .addFilterBefore(filters.loginLinks(), AnonymousAuthenticationFilter.class)
        .addFilterBefore(filters.caller(), AnonymousAuthenticationFilter.class)
        .addFilterBefore(filters.origin(), AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(requests -> requests.anyRequest().access(new RoleRule(rules)))
        .build();
  }

  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
  }

  /** Paths are judged; the rest of a request is the business of whoever reads it. */
  @Bean
  HttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setUnsafeAllowAnyHttpMethod(true);
    firewall.setAllowedHeaderNames(name -> true);
    firewall.setAllowedHeaderValues(value -> true);
    firewall.setAllowedParameterNames(name -> true);
    return firewall;
  }

  /** Nobody signs in but by the filters above; without this, Spring Boot makes up a user. */
  @Bean
  AuthenticationManager authenticationManager() {
    return authentication -> {
      throw new ProviderNotFoundException("passwords are checked elsewhere");
    };
  }
}
