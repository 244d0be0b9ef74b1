package io.millrace.controlplane.description;

import io.millrace.controlplane.events.Change;
import io.millrace.controlplane.events.EventData;
import io.millrace.controlplane.events.ResourceKind;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * Describes what {@code GET /events} carries: one schema for each kind of event, with the record
 * that is marked as its {@link EventData}, and {@code Event} for any of them.
 */
@Component
class EventSchemas {
  private static final String ROOT = "io.millrace.controlplane";
  private static final String REFERENCE = "#/components/schemas/";
  private static final String RESET = "ResetEvent";

  private final Map<ResourceKind, Class<?>> told = told();

  void addTo(Components components) {
    told.forEach(
        (kind, type) ->
            components.addSchemas(name(kind), event(kind, described(type, components))));
    components.addSchemas(RESET, reset());
    components.addSchemas("Event", any());
  }

  private static Map<ResourceKind, Class<?>> told() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(EventData.class));
    Map<ResourceKind, Class<?>> told = new EnumMap<>(ResourceKind.class);
    for (BeanDefinition found : scanner.findCandidateComponents(ROOT)) {
      Class<?> type =
          ClassUtils.resolveClassName(
              String.valueOf(found.getBeanClassName()), EventSchemas.class.getClassLoader());
      told.put(type.getAnnotation(EventData.class).value(), type);
    }
    return told;
  }

  private static Schema<?> described(Class<?> type, Components components) {
    ResolvedSchema resolved =
        ModelConverters.getInstance(true)
            .resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
    resolved.referencedSchemas.forEach(
        (name, schema) -> components.getSchemas().putIfAbsent(name, schema));
    return resolved.schema;
  }

  private static Schema<?> event(ResourceKind kind, Schema<?> data) {
    Schema<?> deleted = typed("null").description("after it was deleted");
    return new JsonSchema()
        .types(Set.of("object"))
        .addProperty("seq", place())
        .addProperty("time", typed("string").format("date-time"))
        .addProperty("kind", only(kind.wireName()))
        .addProperty("id", typed("string"))
        .addProperty("change", changes())
        .addProperty("data", new JsonSchema().anyOf(List.of(data, deleted)))
        .required(List.of("seq", "time", "kind", "id", "change", "data"));
  }

  /** The stream cannot go on from where the client was. */
  private static Schema<?> reset() {
    return new JsonSchema()
        .types(Set.of("object"))
        .description("What is shown is to be read anew: changes may have been missed.")
        .addProperty("seq", place())
        .addProperty("kind", only("reset"))
        .required(List.of("seq", "kind"));
  }

  private Schema<?> any() {
    List<Schema> kinds =
        Stream.concat(told.keySet().stream().map(EventSchemas::name), Stream.of(RESET))
            .map(name -> (Schema) new JsonSchema().$ref(REFERENCE + name))
            .toList();
    return new JsonSchema()
        .description("The data of one event of GET /api/v1/events.")
        .oneOf(kinds);
  }

  private static String name(ResourceKind kind) {
    return Arrays.stream(kind.wireName().split("-"))
            .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
            .collect(Collectors.joining())
        + "Event";
  }

  private static Schema<?> place() {
    return typed("integer").format("int64").description("Its place in the stream.");
  }

  private static Schema<?> changes() {
    Schema<Object> schema = typed("string");
    Arrays.stream(Change.Type.values()).map(Enum::name).forEach(schema::addEnumItemObject);
    return schema;
  }

  private static Schema<?> only(String value) {
    Schema<Object> schema = typed("string");
    schema.addEnumItemObject(value);
    return schema;
  }

  private static Schema<Object> typed(String type) {
    JsonSchema schema = new JsonSchema();
    schema.setTypes(Set.of(type));
    return schema;
  }
}
