package io.millrace.controlplane.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Adds to every operation the one form that all errors have. */
@Component
class ProblemAnswers implements GlobalOpenApiCustomizer {
  private static final String NAME = "ErrorAnswer";

  @Override
  public void customise(OpenAPI api) {
    api.getComponents().addSchemas(NAME, schema());
    api.getPaths()
        .values()
        .forEach(path -> path.readOperations().forEach(ProblemAnswers::addDefault));
  }

  private static void addDefault(Operation operation) {
    Content content =
        new Content()
            .addMediaType(
                "application/problem+json",
                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + NAME)));
    operation
        .getResponses()
        .addApiResponse(
            "default",
            new ApiResponse().description("What is wrong, as RFC 9457").content(content));
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
