package io.millrace.controlplane.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Shows each body as it is in one story, the training of a model of irises and its use: the
 * resource {@code openapi/<schema>.json}, or {@code openapi/<end of the path>.json} where the
 * schema has no name. A page shows the example of its items.
 */
@Component
class Examples implements GlobalOpenApiCustomizer {
  private static final String SCHEMA = "#/components/schemas/";
  private static final String EXAMPLE = "#/components/examples/";
  private static final String STORY = "iris";

  private final Map<String, Optional<JsonNode>> read = new ConcurrentHashMap<>();

  @Override
  public void customise(OpenAPI api) {
    api.getPaths()
        .forEach(
            (path, item) -> {
              String end = path.substring(path.lastIndexOf('/') + 1);
              item.readOperations().forEach(operation -> show(api, end, operation));
            });
  }

  private void show(OpenAPI api, String end, Operation operation) {
    if (operation.getRequestBody() != null) {
      show(api, end, operation.getRequestBody().getContent());
    }
    for (ApiResponse response : operation.getResponses().values()) {
      show(api, end, response.getContent());
    }
  }

  private void show(OpenAPI api, String end, @Nullable Content content) {
    if (content == null) {
      return;
    }
    for (MediaType type : content.values()) {
      Schema<?> schema = type.getSchema();
      if (schema != null) {
        show(api, schema.get$ref() == null ? end : name(schema), type);
      }
    }
  }

  void show(OpenAPI api, String name, MediaType type) {
    example(api, name)
        .ifPresent(
            value -> {
              api.getComponents().addExamples(name, new Example().value(value));
              type.addExamples(STORY, new Example().$ref(EXAMPLE + name));
            });
  }

  private Optional<JsonNode> example(OpenAPI api, String name) {
    Schema<?> schema = api.getComponents().getSchemas().get(name);
    boolean isPage =
        schema != null
            && schema.getProperties() != null
            && schema.getProperties().containsKey("nextCursor");
    return isPage
        ? example(api, name(((Schema<?>) schema.getProperties().get("items")).getItems()))
            .map(Examples::pageOf)
        : read.computeIfAbsent(name, Examples::read);
  }

  private static String name(Schema<?> schema) {
    return schema.get$ref().substring(SCHEMA.length());
  }

  private static JsonNode pageOf(JsonNode item) {
    ObjectNode page = Json31.mapper().createObjectNode();
    page.putArray("items").add(item);
    return page.putNull("nextCursor");
  }

  private static Optional<JsonNode> read(String name) {
    ClassPathResource resource = new ClassPathResource("openapi/" + name + ".json");
    if (!resource.exists()) {
      return Optional.empty();
    }
    try (InputStream json = resource.getInputStream()) {
      return Optional.of(Json31.mapper().readTree(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
