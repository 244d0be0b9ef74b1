package io.millrace.controlplane.strictness;

import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Refuses what is sent to endpoints that read no body; what says nothing, such as {}, passes. */
@Component
class NoBodies implements HandlerInterceptor {
  private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH", "DELETE");
  private static final int LOOKED_AT = 1 << 16;

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (METHODS.contains(request.getMethod())
        && handler instanceof HandlerMethod endpoint
        && readsNone(endpoint)
        && request.getContentLengthLong() != 0) {
      requireNothing(request.getInputStream().readNBytes(LOOKED_AT));
    }
    return true;
  }

  /** An endpoint that takes the request itself reads what it wants. */
  private static boolean readsNone(HandlerMethod endpoint) {
    return Arrays.stream(endpoint.getMethodParameters()).noneMatch(NoBodies::isBody);
  }

  private static boolean isBody(MethodParameter parameter) {
    return parameter.hasParameterAnnotation(RequestBody.class)
        || HttpServletRequest.class.isAssignableFrom(parameter.getParameterType());
  }

  private static void requireNothing(byte[] body) {
    JsonNode json;
    try {
      json = ContractJson.mapper().readTree(body);
    } catch (JacksonException e) {
      throw unexpected();
    }
    if (saysNothing(json)) {
      return;
    }
    if (!json.isObject()) {
      throw unexpected();
    }
    String name = json.propertyNames().iterator().next();
    throw ProblemException.malformed(
        "FIELD_UNKNOWN",
        "/" + name.replace("~", "~0").replace("/", "~1"),
        "'" + name + "' is not known here; legal is no body");
  }

  /** Clients that always send some JSON send one of these. */
  private static boolean saysNothing(JsonNode json) {
    return json.isMissingNode()
        || json.isNull()
        || json.isContainer() && json.isEmpty()
        || json.isString() && json.asString().isEmpty();
  }

  private static ProblemException unexpected() {
    return ProblemException.malformed("BODY_UNEXPECTED", "", "a body was sent; legal is none here");
  }
}
