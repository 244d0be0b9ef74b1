package io.millrace.controlplane.description;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Describes an interface whose records Jackson tells apart by a member: it is one of them, and each
 * has that member with the one value that is its own.
 */
@Component
class TaggedTypes implements ModelConverter {
  private static final String REFERENCE = "#/components/schemas/";

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    JavaType java = Json31.mapper().constructType(type.getType());
    if (java != null && java.isInterface() && tags(java.getRawClass()) != null) {
      return oneOf(java.getRawClass(), context);
    }
    return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
  }

  private static @Nullable JsonSubTypes tags(Class<?> type) {
    return type.getAnnotation(JsonTypeInfo.class) == null
        ? null
        : type.getAnnotation(JsonSubTypes.class);
  }

  private static Schema<?> oneOf(Class<?> type, ModelConverterContext context) {
    String member = type.getAnnotation(JsonTypeInfo.class).property();
    Discriminator discriminator = new Discriminator().propertyName(member);
    List<Schema> choices = new ArrayList<>();
    for (JsonSubTypes.Type tagged : type.getAnnotation(JsonSubTypes.class).value()) {
      Schema<?> choice = context.resolve(new AnnotatedType(tagged.value()).resolveAsRef(true));
      tag(context.getDefinedModels().get(nameOf(choice)), member, tagged.name());
      discriminator.mapping(tagged.name(), choice.get$ref());
      choices.add(choice);
    }
    String name = type.getSimpleName();
    context.defineModel(name, new JsonSchema().oneOf(choices).discriminator(discriminator));
    return new JsonSchema().$ref(REFERENCE + name);
  }

  private static void tag(Schema<?> schema, String member, String value) {
    JsonSchema only = new JsonSchema();
    only.setTypes(Set.of("string"));
    only.addEnumItemObject(value);
    schema.addProperty(member, only);
    if (!schema.getRequired().contains(member)) {
      schema.addRequiredItem(member);
    }
  }

  private static String nameOf(Schema<?> reference) {
    return reference.get$ref().substring(REFERENCE.length());
  }
}
