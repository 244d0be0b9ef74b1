package io.millrace.controlplane.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The structural schema of a custom resource: prunes what it does not know, tells what is wrong.
 */
final class CustomSchema {
  private static final int CODE_POINTS = 10_000_000;
  private static final Map<ApiKind, ObjectNode> DEFINITIONS = load();

  private CustomSchema() {}

  private static Map<ApiKind, ObjectNode> load() {
    Map<ApiKind, ObjectNode> definitions = new EnumMap<>(ApiKind.class);
    for (ApiKind kind : ApiKind.values()) {
      if (kind.isCustom()) {
        definitions.put(kind, read("/META-INF/fabric8/" + kind.qualified() + "-v1.yml"));
      }
    }
    return definitions;
  }

  private static ObjectNode read(String resource) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(CODE_POINTS);
    try (InputStream in = CustomSchema.class.getResourceAsStream(resource)) {
      Object yaml = new Yaml(new SafeConstructor(options)).load(Objects.requireNonNull(in));
      return Json.MAPPER.valueToTree(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The CustomResourceDefinition as the operator ships it. */
  static ObjectNode definition(ApiKind kind) {
    return DEFINITIONS.get(kind).deepCopy();
  }

  /** Takes out of the object what the schema does not know; says what else does not fit it. */
  static List<String> pruneAndCheck(ApiKind kind, ObjectNode object) {
    JsonNode schema = DEFINITIONS.get(kind).at("/spec/versions/0/schema/openAPIV3Schema");
    List<String> violations = new ArrayList<>();
    for (String part : List.of("spec", "status")) {
      JsonNode value = object.get(part);
      if (value != null) {
        check(schema.path("properties").path(part), value, part, violations);
      }
    }
    return violations;
  }

  private static void check(JsonNode schema, JsonNode value, String path, List<String> violations) {
    if (preserves(schema) || value.isNull() && schema.path("nullable").asBoolean(false)) {
      return;
    }
    if (!isOfType(schema, value)) {
      violations.add(
          "%s: Invalid value: \"%s\": %s in body must be of type %s: \"%s\""
              .formatted(path, typeOf(value), path, schema.path("type").asString(), typeOf(value)));
    } else if (schema.get("enum") instanceof ArrayNode legal && !contains(legal, value)) {
      violations.add(
          "%s: Unsupported value: %s: supported values: %s"
              .formatted(path, value, legal.toString().replace("[", "").replace("]", "")));
    } else if (value instanceof ObjectNode object) {
      checkMembers(schema, object, path, violations);
    } else if (value instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        check(schema.path("items"), array.get(i), path + "[" + i + "]", violations);
      }
    }
  }

  private static void checkMembers(
      JsonNode schema, ObjectNode object, String path, List<String> violations) {
    JsonNode others = schema.path("additionalProperties");
    for (String name : List.copyOf(object.propertyNames())) {
      JsonNode member = schema.path("properties").path(name);
      if (!member.isMissingNode()) {
        check(member, object.get(name), path + "." + name, violations);
      } else if (others.isObject()) {
        check(others, object.get(name), path + "." + name, violations);
      } else if (!others.isBoolean()) {
        object.remove(name);
      }
    }
    schema.path("required").forEach(name -> require(object, name.asString(), path, violations));
  }

  private static void require(
      ObjectNode object, String name, String path, List<String> violations) {
    if (!object.has(name)) {
      violations.add(path + "." + name + ": Required value");
    }
  }

  private static boolean preserves(JsonNode schema) {
    return schema.path("x-kubernetes-preserve-unknown-fields").asBoolean(false);
  }

  private static boolean contains(ArrayNode legal, JsonNode value) {
    return legal.valueStream().anyMatch(value::equals);
  }

  private static boolean isOfType(JsonNode schema, JsonNode value) {
    if (value.isNull()) {
      return false;
    }
    if (schema.path("x-kubernetes-int-or-string").asBoolean(false)) {
      return value.isString() || value.isIntegralNumber();
    }
    return switch (schema.path("type").asString("")) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isString();
      case "boolean" -> value.isBoolean();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      default -> true;
    };
  }

  private static String typeOf(JsonNode value) {
    if (value.isIntegralNumber()) {
      return "integer";
    }
    return value.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
