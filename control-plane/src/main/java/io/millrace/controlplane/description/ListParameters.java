package io.millrace.controlplane.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Map;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** What parameters mean that many operations have. */
@Component
class ListParameters implements GlobalOpenApiCustomizer {
  private static final Map<String, String> MEANINGS =
      Map.of(
          "limit", "items at most",
          "cursor", "the nextCursor of the answer before; carries its order",
          "sort", "the order; with a minus the other way round, newest first when absent",
          "q", "part of a name or description, in capitals or not",
          "createdAfter", "made at this time or later",
          "createdBefore", "made before this time",
          "If-Match", "the ETag of the state that the change was made from, or *");

  @Override
  public void customise(OpenAPI api) {
    api.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .filter(operation -> operation.getParameters() != null)
        .flatMap(operation -> operation.getParameters().stream())
        .filter(parameter -> parameter.getDescription() == null)
        .forEach(ListParameters::describe);
  }

  private static void describe(Parameter parameter) {
    parameter.setDescription(MEANINGS.get(parameter.getName()));
  }
}
