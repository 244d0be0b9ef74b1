package io.millrace.controlplane.security;

import java.lang.reflect.Method;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Who may call an endpoint. */
public sealed interface EndpointRule {
  /** Whoever asks. */
  record Open() implements EndpointRule {}

  /** Who is signed in with at least this role. */
  record Needs(Role role) implements EndpointRule {}

  /** Nobody: its method does not say who. */
  record Closed() implements EndpointRule {}

  static EndpointRule of(Method method) {
    if (AnnotatedElementUtils.hasAnnotation(method, OpenToEverybody.class)) {
      return new Open();
    }
    RequiredRole required = AnnotatedElementUtils.findMergedAnnotation(method, RequiredRole.class);
    return required == null ? new Closed() : new Needs(required.value());
  }
}
