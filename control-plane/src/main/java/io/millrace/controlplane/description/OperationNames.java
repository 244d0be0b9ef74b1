package io.millrace.controlplane.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Names every operation by its method and path, for generated clients: {@code listTrainings},
 * {@code getTrainingResultMetrics}, {@code cancelTraining}. A name stays as long as its path.
 */
@Component
class OperationNames implements GlobalOpenApiCustomizer {
  private static final String ROOT = "/api/v1/";

  @Override
  public void customise(OpenAPI api) {
    api.getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach((method, operation) -> name(path, method, operation)));
  }

  private static void name(String path, HttpMethod method, Operation operation) {
    if (path.startsWith(ROOT)) {
      operation.setOperationId(of(method.name(), path.substring(ROOT.length()), isList(operation)));
    }
  }

  private static boolean isList(Operation operation) {
    return operation.getParameters() != null
        && operation.getParameters().stream().anyMatch(p -> "cursor".equals(p.getName()));
  }

  /**
   * @param path below the root
   * @param pages whether the answer is a part of a list
   */
  static String of(String method, String path, boolean pages) {
    int colon = path.lastIndexOf(':');
    List<String> segments = Arrays.asList((colon < 0 ? path : path.substring(0, colon)).split("/"));
    boolean endsInOne = segments.get(segments.size() - 1).startsWith("{");
    List<String> things = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      if (!segments.get(i).startsWith("{")) {
        boolean one = i + 1 < segments.size() || endsInOne || method.equals("POST") || colon >= 0;
        things.add(words(one && !pages ? singular(segments.get(i)) : segments.get(i)));
      }
    }
    String verb = colon < 0 ? verb(method, endsInOne, pages) : path.substring(colon + 1);
    String named = words(verb) + String.join("", things);
    return named.substring(0, 1).toLowerCase(Locale.ROOT) + named.substring(1);
  }

  private static String verb(String method, boolean one, boolean pages) {
    return switch (method) {
      case "GET" -> pages ? "list" : "get";
      case "POST" -> one ? "post" : "create";
      case "PUT" -> "replace";
      case "PATCH" -> "change";
      default -> method.toLowerCase(Locale.ROOT);
    };
  }

  private static String singular(String plural) {
    return plural.endsWith("s") ? plural.substring(0, plural.length() - 1) : plural;
  }

  private static String words(String kebab) {
    return Arrays.stream(kebab.split("-"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }
}
