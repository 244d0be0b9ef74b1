package io.millrace.controlplane.submission.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The schema of a resource of the operator, as the operator ships it, and closed: an API server
 * silently drops members it does not know, here they are an error.
 */
final class CrdSchema {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, CrdSchema> READ = new ConcurrentHashMap<>();

  private final JsonSchema schema;

  private CrdSchema(ObjectNode tree) {
    this.schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(tree);
  }

  /** Of release 1.16.1. */
  static CrdSchema of(String kind) {
    return READ.computeIfAbsent(kind, name -> new CrdSchema(closed(name)));
  }

  /** Of release 1.15.0, which lacks the newest Flink versions and full resource requirements. */
  static CrdSchema ofOlderOperator(String kind) {
    return READ.computeIfAbsent(kind + " 1.15", name -> new CrdSchema(older(closed(kind))));
  }

  private static ObjectNode closed(String kind) {
    String file =
        "/META-INF/fabric8/" + kind.toLowerCase(Locale.ROOT) + "s.flink.apache.org-v1.yml";
    try (InputStream yaml = CrdSchema.class.getResourceAsStream(file)) {
      Map<?, ?> crd =
          new KubernetesSerialization().unmarshal(Objects.requireNonNull(yaml, file), Map.class);
      ObjectNode schema =
          (ObjectNode) JSON.valueToTree(crd).at("/spec/versions/0/schema/openAPIV3Schema");
      schema.withObject("/properties").putObject("apiVersion").put("type", "string");
      schema.withObject("/properties").putObject("kind").put("type", "string");
      schema.withObject("/properties").putObject("metadata").put("type", "object");
      close(schema);
      return schema;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object) {
      if (object.remove("x-kubernetes-int-or-string") != null) {
        object.remove("anyOf");
        object.putArray("type").add("integer").add("string");
      }
      JsonNode unknown = object.remove("x-kubernetes-preserve-unknown-fields");
      boolean open = unknown != null || object.has("additionalProperties");
      if (object.path("properties").isObject() && !open) {
        object.put("additionalProperties", false);
      }
    }
    node.forEach(CrdSchema::close);
  }

  private static ObjectNode older(ObjectNode schema) {
    JsonNode spec = schema.at("/properties/spec/properties");
    for (String processes : List.of("jobManager", "taskManager")) {
      if (spec.path(processes).path("properties") instanceof ObjectNode members) {
        members.remove("resources");
      }
    }
    if (spec.path("flinkVersion").path("enum") instanceof ArrayNode versions) {
      versions.removeIf(version -> List.of("v2_3", "v2_4").contains(version.asText()));
    }
    return schema;
  }

  /**
   * @param resource as a tree of maps and lists
   */
  List<String> violations(Object resource) {
    return schema.validate(JSON.valueToTree(resource)).stream()
        .map(ValidationMessage::getMessage)
        .sorted()
        .toList();
  }
}
