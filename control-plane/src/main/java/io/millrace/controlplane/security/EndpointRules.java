package io.millrace.controlplane.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds the rule of a request by asking which method will answer it, as the dispatcher does
 * afterwards: there is no second list of paths that could say something else.
 */
final class EndpointRules {
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
  private static final String OURS = "io.millrace.";

  private final Supplier<HandlerMapping> methods;

  EndpointRules(Supplier<HandlerMapping> methods) {
    this.methods = methods;
  }

  static boolean reads(HttpServletRequest request) {
    return READS.contains(request.getMethod());
  }

  static boolean isOurs(HandlerMethod method) {
    return method.getBeanType().getName().startsWith(OURS);
  }

  EndpointRule of(HttpServletRequest request) {
    if (ProtectedPaths.isOpen(request)) {
      return new EndpointRule.Open();
    }
    HandlerMethod method = methodFor(request);
    if (method != null && isOurs(method)) {
      return EndpointRule.of(method.getMethod());
    }
    // Nothing, or what libraries answer: the description of the API, metrics.
    boolean harmless = reads(request) || (method == null && !ProtectedPaths.isActuator(request));
    return new EndpointRule.Needs(harmless ? Role.VIEWER : Role.ADMIN);
  }

  private @Nullable HandlerMethod methodFor(HttpServletRequest request) {
    ServletRequestPathUtils.parseAndCache(request);
    try {
      HandlerExecutionChain chain = methods.get().getHandler(request);
      return chain != null && chain.getHandler() instanceof HandlerMethod found ? found : null;
    } catch (HttpRequestMethodNotSupportedException | HttpMediaTypeException nothingWillRun) {
      // The dispatcher finds the same and answers 405, 406 or 415.
      return null;
    } catch (Exception e) {
      throw new IllegalStateException(
          "no handler can be looked up for " + request.getRequestURI(), e);
    }
  }
}
