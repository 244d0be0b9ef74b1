package io.millrace.controlplane.kubernetes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the server refuses to store. */
final class ObjectRules {
  private static final int MEBIBYTE = 1 << 20;
  private static final int ANNOTATION_BYTES = 256 << 10;
  private static final Pattern SUBDOMAIN =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");
  private static final Pattern LABEL = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");
  private static final Pattern LABEL_VALUE =
      Pattern.compile("(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?");
  private static final List<String> FIXED =
      List.of("name", "namespace", "uid", "creationTimestamp", "generation", "resourceVersion");

  private ObjectRules() {}

  /** Throws what the server answers to an object that it does not take. */
  static void check(ObjectKey key, @Nullable ObjectNode before, ObjectNode after) {
    List<String> violations = new ArrayList<>();
    checkMetadata(key, after, violations);
    if (before != null && before.at("/metadata").has("deletionTimestamp")) {
      checkFinalizers(before, after, violations);
    }
    if (key.kind().isCustom()) {
      violations.addAll(CustomSchema.pruneAndCheck(key.kind(), after));
    } else if (key.kind() == ApiKind.CONFIG_MAP) {
      checkConfigMap(before, after, violations);
    }
    if (!violations.isEmpty()) {
      String all =
          violations.size() == 1 ? violations.get(0) : "[" + String.join(", ", violations) + "]";
      throw ApiFailure.invalid(key.kind(), key.name(), all);
    }
  }

  private static void checkMetadata(ObjectKey key, ObjectNode object, List<String> violations) {
    String name = key.name();
    if (name.isEmpty()) {
      violations.add("metadata.name: Required value: name or generateName is required");
    } else if (key.kind() == ApiKind.SERVICE) {
      checkName(name, LABEL, 63, "DNS-1035 label", violations);
    } else {
      checkName(name, SUBDOMAIN, 253, "DNS-1123 subdomain", violations);
    }
    JsonNode metadata = object.path("metadata");
    for (var label : metadata.path("labels").properties()) {
      String value = label.getValue().asString();
      if (value.length() > 63) {
        violations.add(
            "metadata.labels: Invalid value: \""
                + value
                + "\": must be no more than 63 characters");
      } else if (!LABEL_VALUE.matcher(value).matches()) {
        violations.add(
            "metadata.labels: Invalid value: \""
                + value
                + "\": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.'");
      }
    }
    if (bytes(metadata.path("annotations"), true) > ANNOTATION_BYTES) {
      violations.add(
          "metadata.annotations: Too long: must have at most " + ANNOTATION_BYTES + " bytes");
    }
  }

  private static void checkName(
      String name, Pattern legal, int longest, String what, List<String> violations) {
    if (name.length() > longest) {
      violations.add(
          "metadata.name: Invalid value: \"%s\": must be no more than %d characters"
              .formatted(name, longest));
    } else if (!legal.matcher(name).matches()) {
      violations.add(
          "metadata.name: Invalid value: \"%s\": a %s must consist of lower case alphanumeric characters"
              .formatted(name, what));
    }
  }

  private static void checkFinalizers(
      ObjectNode before, ObjectNode after, List<String> violations) {
    List<JsonNode> known = before.at("/metadata/finalizers").valueStream().toList();
    for (JsonNode finalizer : after.at("/metadata/finalizers")) {
      if (!known.contains(finalizer)) {
        violations.add(
            "metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{%s}"
                .formatted(finalizer));
      }
    }
  }

  private static void checkConfigMap(
      @Nullable ObjectNode before, ObjectNode after, List<String> violations) {
    if (bytes(after.path("data"), false) + bytes(after.path("binaryData"), false) > MEBIBYTE) {
      violations.add("[]: Too long: must have at most " + MEBIBYTE + " bytes");
    }
    for (var member : after.path("data").properties()) {
      if (!member.getValue().isString()) {
        throw ApiFailure.badRequest(
            "ConfigMap in version \"v1\" cannot be handled as a ConfigMap: data is not a map of strings");
      }
    }
    if (before == null || !before.path("immutable").asBoolean(false)) {
      return;
    }
    for (String member : List.of("immutable", "data", "binaryData")) {
      if (!Objects.equals(before.get(member), after.get(member))) {
        violations.add(member + ": Forbidden: field is immutable when `immutable` is set");
      }
    }
  }

  private static long bytes(JsonNode members, boolean withNames) {
    long sum = 0;
    for (var member : members.properties()) {
      sum += member.getValue().asString().getBytes(StandardCharsets.UTF_8).length;
      sum += withNames ? member.getKey().length() : 0;
    }
    return sum;
  }

  /** A writer cannot change these; what it says of them is dropped. */
  static void keepIdentity(ObjectNode before, ObjectNode after) {
    after.set("apiVersion", before.get("apiVersion"));
    after.set("kind", before.get("kind"));
    ObjectNode metadata = Json.metadata(after);
    for (String name : FIXED) {
      keep(before, metadata, name);
    }
    keep(before, metadata, "deletionTimestamp");
    keep(before, metadata, "deletionGracePeriodSeconds");
  }

  private static void keep(ObjectNode before, ObjectNode metadata, String name) {
    JsonNode value = before.path("metadata").get(name);
    if (value == null) {
      metadata.remove(name);
    } else {
      metadata.set(name, value);
    }
  }

  /** Whether anything but metadata and status differs. */
  static boolean isOtherSpec(ObjectNode before, ObjectNode after) {
    ObjectNode left = before.deepCopy();
    ObjectNode right = after.deepCopy();
    left.remove(List.of("metadata", "status"));
    right.remove(List.of("metadata", "status"));
    return !left.equals(right);
  }
}
