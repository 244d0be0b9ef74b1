package io.millrace.controlplane.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Adds to every operation the one form that all errors have, and the statuses they come with. */
@Component
class ProblemAnswers implements GlobalOpenApiCustomizer {
  static final String NAME = "ErrorAnswer";
  private static final String RESPONSE = "#/components/responses/Problem";
  private static final String ROLE = "x-millrace-role";
  private static final Set<HttpMethod> CHANGES =
      EnumSet.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

  private final Examples examples;

  ProblemAnswers(Examples examples) {
    this.examples = examples;
  }

  @Override
  public void customise(OpenAPI api) {
    MediaType type = new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + NAME));
    examples.show(api, NAME, type);
    api.getComponents().addSchemas(NAME, schema()).addResponses("Problem", response(type));
    api.getPaths()
        .values()
        .forEach(
            path ->
                path.readOperationsMap()
                    .forEach((method, operation) -> addTo(operation, CHANGES.contains(method))));
  }

  private static void addTo(Operation operation, boolean changes) {
    ApiResponses answers = operation.getResponses();
    Set<String> statuses = new TreeSet<>();
    Object role = operation.getExtensions() == null ? null : operation.getExtensions().get(ROLE);
    if (!"EVERYBODY".equals(role) || changes) {
      statuses.addAll(List.of("401", "403"));
    }
    statuses.addAll(List.of("400", "default"));
    List<Parameter> parameters =
        operation.getParameters() == null ? List.of() : operation.getParameters();
    if (parameters.stream().anyMatch(parameter -> "path".equals(parameter.getIn()))) {
      statuses.add("404");
    }
    if (parameters.stream().anyMatch(parameter -> "If-Match".equals(parameter.getName()))) {
      statuses.addAll(List.of("412", "428"));
    }
    if (changes) {
      statuses.add("409");
    }
    if (operation.getRequestBody() != null) {
      statuses.addAll(List.of("413", "415", "422"));
    }
    statuses.forEach(status -> answers.putIfAbsent(status, new ApiResponse().$ref(RESPONSE)));
  }

  private static ApiResponse response(MediaType type) {
    return new ApiResponse()
        .description("What is wrong, as RFC 9457")
        .content(new Content().addMediaType("application/problem+json", type));
  }

  private static Schema<?> schema() {
    Schema<?> entries =
        typed("array").items(new Schema<>().$ref("#/components/schemas/ProblemEntry"));
    Schema<?> schema =
        typed("object")
            .addProperty("type", typed("string"))
            .addProperty("title", typed("string"))
            .addProperty("status", typed("integer"))
            .addProperty("code", typed("string"))
            .addProperty("detail", typed("string"))
            .addProperty("errors", entries)
            .addProperty("traceId", typed("string"));
    schema.setRequired(List.of("type", "title", "status", "code", "errors", "traceId"));
    return schema;
  }

  private static Schema<?> typed(String type) {
    JsonSchema schema = new JsonSchema();
    schema.setTypes(Set.of(type));
    return schema;
  }
}
