package io.millrace.controlplane.strictness;

import io.millrace.contracts.error.Violation;
import io.millrace.controlplane.resource.IllegalParameterException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses parameters of an address that its endpoint does not know. */
@Component
class StrictAddresses implements HandlerInterceptor {
  private final Map<HandlerMethod, LegalParameters> known = new ConcurrentHashMap<>();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String query = request.getQueryString();
    if (query != null && handler instanceof HandlerMethod endpoint) {
      check(query, known.computeIfAbsent(endpoint, LegalParameters::of));
    }
    return true;
  }

  private static void check(String query, LegalParameters legal) {
    List<Violation> violations = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String pair : query.split("&")) {
      String[] parts = pair.split("=", 2);
      String name = decoded(parts[0]);
      Boolean repeatable = legal.repeatable().get(name);
      if (name.isEmpty() && parts.length == 1) {
        continue;
      }
      if (repeatable == null) {
        String message = "parameter '" + name + "' is not known here; legal is " + legal.names();
        violations.add(Violation.at(pointer(name), message));
      } else if (!seen.add(name) && !repeatable) {
        String message = "parameter '" + name + "' is given more than once; legal is once";
        violations.add(Violation.at(pointer(name), message));
      } else if (parts.length == 2 && decoded(parts[1]).indexOf('\0') >= 0) {
        String message = "parameter '" + name + "' holds U+0000; legal is text without it";
        violations.add(Violation.at(pointer(name), message));
      }
    }
    if (!violations.isEmpty()) {
      throw new IllegalParameterException(violations);
    }
  }

  private static String pointer(String name) {
    return "/" + name.replace("~", "~0").replace("/", "~1");
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalParameterException(
          List.of(
              Violation.at(
                  "",
                  "'" + text + "' is not legal in an address; legal is % with two hex digits")));
    }
  }
}
