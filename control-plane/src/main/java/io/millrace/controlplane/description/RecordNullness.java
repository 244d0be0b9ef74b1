package io.millrace.controlplane.description;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JavaType;
import io.millrace.contracts.json.OptionalMember;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes from the records what they say about null: a component is always there, unless it is
 * {@code @Nullable}; then it may be null, or is left out where it is written so. So it is with the
 * values of lists and maps.
 */
@Component
class RecordNullness implements ModelConverter {
  private static final String REFERENCE = "#/components/schemas/";

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    if (!chain.hasNext()) {
      return null;
    }
    Schema<?> resolved = chain.next().resolve(type, context, chain);
    JavaType java = Json31.mapper().constructType(type.getType());
    if (resolved != null && java != null && java.getRawClass().isRecord()) {
      describe(java.getRawClass(), definition(resolved, context));
    }
    return resolved;
  }

  private static @Nullable Schema<?> definition(Schema<?> resolved, ModelConverterContext context) {
    String reference = resolved.get$ref();
    return reference == null
        ? resolved
        : context.getDefinedModels().get(reference.substring(REFERENCE.length()));
  }

  private static void describe(Class<?> type, @Nullable Schema<?> schema) {
    if (schema == null || schema.getProperties() == null) {
      return;
    }
    List<String> derived = new ArrayList<>(schema.getProperties().keySet());
    for (RecordComponent component : type.getRecordComponents()) {
      derived.remove(component.getName());
      Schema<?> property = schema.getProperties().get(component.getName());
      if (property == null) {
        continue;
      }
      describeValues(component.getAnnotatedType(), property);
      if (isLeftOutWhenNull(component)) {
        continue;
      }
      if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)
          && !isRequired(component)) {
        schema.getProperties().put(component.getName(), orNull(property));
      } else {
        require(component.getName(), schema);
      }
    }
    derived.forEach(name -> require(name, schema));
  }

  private static void require(String name, Schema<?> schema) {
    if (schema.getRequired() == null || !schema.getRequired().contains(name)) {
      schema.addRequiredItem(name);
    }
  }

  /** A list and a map say of their values what the record says of its components. */
  private static void describeValues(
      java.lang.reflect.AnnotatedType container, Schema<?> described) {
    if (!(container instanceof AnnotatedParameterizedType generic)) {
      return;
    }
    java.lang.reflect.AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
    java.lang.reflect.AnnotatedType value = arguments[arguments.length - 1];
    boolean mayBeNull = value.isAnnotationPresent(Nullable.class);
    if (described.getItems() != null) {
      describeValues(value, described.getItems());
      described.setItems(mayBeNull ? orNull(described.getItems()) : described.getItems());
    } else if (described.getAdditionalProperties() instanceof Schema<?> values) {
      describeValues(value, values);
      described.setAdditionalProperties(mayBeNull ? orNull(values) : values);
    }
  }

  private static boolean isLeftOutWhenNull(RecordComponent component) {
    AnnotatedElement accessor = component.getAccessor();
    return accessor.isAnnotationPresent(OptionalMember.class)
        || leavesOutNull(accessor)
        || leavesOutNull(component.getDeclaringRecord())
            && component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static boolean leavesOutNull(AnnotatedElement annotated) {
    JsonInclude included = annotated.getAnnotation(JsonInclude.class);
    return included != null && included.value() == JsonInclude.Include.NON_NULL;
  }

  /** Null is told with all else that is wrong with a request, so that the type allows it. */
  private static boolean isRequired(RecordComponent component) {
    io.swagger.v3.oas.annotations.media.Schema told =
        component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
    return told != null && told.requiredMode() == RequiredMode.REQUIRED;
  }

  private static Schema<?> orNull(Schema<?> property) {
    if (property.get$ref() != null) {
      return new JsonSchema().anyOf(List.of(property, typed("null")));
    }
    if (property.getTypes() != null && property.getTypes().add("null")) {
      allowNull(property.getEnum());
    }
    return property;
  }

  private static <T> void allowNull(@Nullable List<T> legal) {
    if (legal != null && !legal.contains(null)) {
      legal.add(null);
    }
  }

  private static Schema<?> typed(String type) {
    JsonSchema schema = new JsonSchema();
    schema.setTypes(Set.of(type));
    return schema;
  }
}
