package io.millrace.controlplane.security;

import io.millrace.controlplane.MillraceProperties;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
  /** Right after the request has its trace id, before anything else looks at it. */
  @Bean
  FilterRegistrationBean<AccessFilter> accessFilter(
      ObjectProvider<AccessToken> given, MillraceProperties properties) {
    // Without a token from outside nobody can know this one, so nothing is open by mistake.
    AccessToken token = given.getIfAvailable(AccessToken::random);
    FilterRegistrationBean<AccessFilter> filter =
        new FilterRegistrationBean<>(new AccessFilter(token, Reach.of(properties)));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    filter.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
    return filter;
  }
}
