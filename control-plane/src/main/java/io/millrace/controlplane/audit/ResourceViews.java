package io.millrace.controlplane.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows a thing as GET on its path answers it, by calling the method that answers it. So the audit
 * log shows what everybody who may look is shown, and never the secret of a request.
 */
@Component
class ResourceViews {
  private static final Logger LOG = LoggerFactory.getLogger(ResourceViews.class);
  private static final TypeReference<Map<String, Object>> VIEW = new TypeReference<>() {};
  private final Supplier<List<Getter>> getters;
  private final JsonMapper mapper;

  ResourceViews(
      @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> paths,
      JsonMapper mapper) {
    // The mapping needs the interceptor that needs this.
    this.getters = SingletonSupplier.of(() -> getters(paths.getObject()));
    this.mapper = mapper;
  }

  /** A method that answers GET of single things. */
  private record Getter(PathPattern pattern, HandlerMethod method) {
    /** With nothing that a request has besides its path and who makes it. */
    Object call(Map<String, String> variables, HttpServletRequest request)
        throws ReflectiveOperationException {
      Parameter[] parameters = method.getMethod().getParameters();
      Object[] arguments = new Object[parameters.length];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = argument(parameters[i], variables, request);
      }
      ReflectionUtils.makeAccessible(method.getMethod());
      return method.getMethod().invoke(method.createWithResolvedBean().getBean(), arguments);
    }

    private static @Nullable Object argument(
        Parameter parameter, Map<String, String> variables, HttpServletRequest request) {
      if (parameter.isAnnotationPresent(PathVariable.class)) {
        return variables.get(name(parameter));
      }
      return parameter.getType() == HttpServletRequest.class ? request : null;
    }

    private static String name(Parameter parameter) {
      String given = parameter.getAnnotation(PathVariable.class).value();
      return given.isEmpty() ? parameter.getName() : given;
    }
  }

  private static List<Getter> getters(RequestMappingHandlerMapping mapping) {
    return mapping.getHandlerMethods().entrySet().stream()
        .filter(entry -> answersGet(entry.getKey()))
        .flatMap(entry -> getters(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static boolean answersGet(RequestMappingInfo info) {
    return info.getMethodsCondition().getMethods().contains(RequestMethod.GET);
  }

  private static Stream<Getter> getters(RequestMappingInfo info, HandlerMethod method) {
    return info.getPathPatternsCondition() == null
        ? Stream.empty()
        : info.getPathPatternsCondition().getPatterns().stream()
            .filter(pattern -> pattern.getPatternString().matches("/api/v1/.*/\\{\\w+}"))
            .map(pattern -> new Getter(pattern, method));
  }

  /**
   * Empty when there is no such thing, or nothing that answers it.
   *
   * @param request of whoever is about to change it
   */
  Optional<Map<String, Object>> of(String path, HttpServletRequest request) {
    PathContainer parsed = PathContainer.parsePath(path);
    return getters.get().stream()
        .filter(getter -> getter.pattern().matches(parsed))
        .findFirst()
        .flatMap(getter -> view(getter, parsed, request));
  }

  private Optional<Map<String, Object>> view(
      Getter getter, PathContainer path, HttpServletRequest request) {
    try {
      PathPattern.PathMatchInfo match = getter.pattern().matchAndExtract(path);
      Object answer = getter.call(match == null ? Map.of() : match.getUriVariables(), request);
      Object body = answer instanceof ResponseEntity<?> entity ? entity.getBody() : answer;
      return body == null
          ? Optional.empty()
          : Optional.of(ViewLimit.cut(mapper.convertValue(body, VIEW), mapper));
    } catch (InvocationTargetException e) {
      // Most often that there is no such thing; the answer to the request says which.
      LOG.debug("{} cannot be shown", path, e.getCause());
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(getter.method() + " cannot be called", e);
    }
  }
}
