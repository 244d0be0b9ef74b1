package io.millrace.controlplane.strictness;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class StrictnessConfiguration implements WebMvcConfigurer {
  private final StrictAddresses addresses;
  private final NoBodies bodies;

  StrictnessConfiguration(StrictAddresses addresses, NoBodies bodies) {
    this.addresses = addresses;
    this.bodies = bodies;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(addresses).addPathPatterns("/api/v1/**");
    registry.addInterceptor(bodies).addPathPatterns("/api/v1/**");
  }
}
