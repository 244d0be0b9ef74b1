package io.millrace.controlplane.description;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Requests know no other members than these; answers have all of theirs, null where there is
 * nothing to tell, but those that are then left out.
 */
@Component
class ClosedSchemas implements GlobalOpenApiCustomizer {
  private static final String REFERENCE = "#/components/schemas/";

  private final EventSchemas events;

  ClosedSchemas(EventSchemas events) {
    this.events = events;
  }

  @Override
  public void customise(OpenAPI api) {
    // Customizers have no order of their own, and these schemas are to be closed too.
    events.addTo(api.getComponents());
    Set<String> requested = new HashSet<>();
    api.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .filter(operation -> operation.getRequestBody() != null)
        .flatMap(operation -> schemas(operation.getRequestBody().getContent()))
        .forEach(schema -> collect(schema, api.getComponents(), requested));
    api.getComponents()
        .getSchemas()
        .forEach((name, schema) -> close(schema, requested.contains(name)));
  }

  private static Stream<Schema<?>> schemas(@Nullable Content content) {
    return content == null
        ? Stream.empty()
        : content.values().stream().map(ClosedSchemas::schema).filter(Objects::nonNull);
  }

  private static Schema<?> schema(MediaType type) {
    return type.getSchema();
  }

  private static void collect(Schema<?> schema, Components all, Set<String> names) {
    String reference = schema.get$ref();
    if (reference != null && names.add(reference.substring(REFERENCE.length()))) {
      collect(all.getSchemas().get(reference.substring(REFERENCE.length())), all, names);
    }
    parts(schema).forEach(part -> collect(part, all, names));
  }

  private static List<Schema<?>> parts(Schema<?> schema) {
    List<Schema<?>> parts = new ArrayList<>();
    if (schema.getProperties() != null) {
      schema.getProperties().values().forEach(parts::add);
    }
    if (schema.getItems() != null) {
      parts.add(schema.getItems());
    }
    if (schema.getAnyOf() != null) {
      schema.getAnyOf().forEach(parts::add);
    }
    if (schema.getAdditionalProperties() instanceof Schema<?> values) {
      parts.add(values);
    }
    return parts;
  }

  private static void close(Schema<?> schema, boolean requested) {
    if (schema.getProperties() == null) {
      return;
    }
    if (requested) {
      schema.setAdditionalProperties(false);
    } else {
      require(schema);
    }
  }

  /** All but those that are neither required nor null: they are left out when there is nothing. */
  private static void require(Schema<?> schema) {
    Set<String> required = new HashSet<>();
    if (schema.getRequired() != null) {
      required.addAll(schema.getRequired());
    }
    List<String> present = new ArrayList<>();
    schema
        .getProperties()
        .forEach(
            (name, property) -> {
              if (required.contains(name) || allowsNull(property)) {
                present.add(name);
              }
            });
    schema.setRequired(present);
  }

  private static boolean allowsNull(Schema<?> schema) {
    if (schema.getAnyOf() != null) {
      return schema.getAnyOf().stream().anyMatch(ClosedSchemas::allowsNull);
    }
    return schema.get$ref() == null
        && (schema.getTypes() == null || schema.getTypes().contains("null"));
  }
}
