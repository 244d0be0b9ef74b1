package io.millrace.controlplane.strictness;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * The parameters that the address of an endpoint may have.
 *
 * @param repeatable by name, whether it may be given more than once
 */
record LegalParameters(Map<String, Boolean> repeatable) {
  private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

  static LegalParameters of(HandlerMethod endpoint) {
    Map<String, Boolean> found = new TreeMap<>();
    for (MethodParameter parameter : endpoint.getMethodParameters()) {
      parameter.initParameterNameDiscovery(NAMES);
      RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
      if (annotation != null) {
        String name =
            annotation.name().isEmpty() ? parameter.getParameterName() : annotation.name();
        found.put(String.valueOf(name), isList(parameter.getParameterType()));
      } else if (isQuery(parameter)) {
        Arrays.stream(parameter.getParameterType().getRecordComponents())
            .forEach(component -> found.put(component.getName(), isList(component)));
      }
    }
    return new LegalParameters(found);
  }

  private static boolean isQuery(MethodParameter parameter) {
    return parameter.getParameterType().isRecord()
        && !parameter.hasParameterAnnotation(RequestBody.class);
  }

  private static boolean isList(RecordComponent component) {
    return isList(component.getType());
  }

  private static boolean isList(Class<?> type) {
    return Collection.class.isAssignableFrom(type);
  }

  String names() {
    return repeatable.isEmpty() ? "none" : String.join(", ", repeatable.keySet());
  }
}
