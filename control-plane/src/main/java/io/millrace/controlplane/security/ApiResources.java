package io.millrace.controlplane.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The resources that a scope can name: what follows {@code /api/v1/}, and what lies beside it. */
public final class ApiResources {
  private static final Pattern BELOW_API = Pattern.compile("/api/v1/([a-z-]+)([:/].*)?");
  private static final Pattern BESIDE_API = Pattern.compile("/((?!api(/|$))[a-z]+)([:/].*)?");

  private final Supplier<RequestMappingHandlerMapping> methods;

  ApiResources(Supplier<RequestMappingHandlerMapping> methods) {
    this.methods = methods;
  }

  /** Empty for what every caller may see, whatever its scopes: the description of the API. */
  static String of(HttpServletRequest request) {
    return of(request.getServletPath());
  }

  private static String of(String path) {
    for (Pattern pattern : new Pattern[] {BELOW_API, BESIDE_API}) {
      Matcher resource = pattern.matcher(path);
      if (resource.matches()) {
        return resource.group(1);
      }
    }
    return "";
  }

  public Set<String> names() {
    Set<String> names = new TreeSet<>(Set.of("actuator"));
    methods.get().getHandlerMethods().entrySet().stream()
        .filter(entry -> EndpointRules.isOurs(entry.getValue()))
        .flatMap(entry -> entry.getKey().getPatternValues().stream())
        .map(ApiResources::of)
        .filter(name -> !name.isEmpty())
        .forEach(names::add);
    return names;
  }
}
