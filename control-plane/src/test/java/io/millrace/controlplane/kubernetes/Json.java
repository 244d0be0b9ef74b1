package io.millrace.controlplane.kubernetes;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reading, writing and patching of documents. */
final class Json {
  static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ObjectNode parse(byte[] text) {
    JsonNode node;
    try {
      node = MAPPER.readTree(text);
    } catch (tools.jackson.core.JacksonException e) {
      throw ApiFailure.badRequest("the object provided is unrecognized: " + e.getOriginalMessage());
    }
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw ApiFailure.badRequest("the object provided is unrecognized (must be of type Object)");
  }

  /** The same as it reads after a transfer: equal documents are equal, whoever made them. */
  static ObjectNode transferred(ObjectNode object) {
    return (ObjectNode) MAPPER.readTree(MAPPER.writeValueAsBytes(object));
  }

  /** The member of this name, made if there is none. */
  static ObjectNode child(ObjectNode parent, String name) {
    return parent.get(name) instanceof ObjectNode there ? there : parent.putObject(name);
  }

  static ObjectNode metadata(ObjectNode object) {
    return child(object, "metadata");
  }

  static String text(JsonNode object, String... path) {
    JsonNode node = object;
    for (String step : path) {
      node = node.path(step);
    }
    return node.isValueNode() && !node.isNull() ? node.asString() : "";
  }

  /** RFC 7396, in place. */
  static void merge(ObjectNode target, ObjectNode patch) {
    patch.properties().forEach(member -> mergeMember(target, member.getKey(), member.getValue()));
  }

  private static void mergeMember(ObjectNode target, String name, JsonNode value) {
    if (value.isNull()) {
      target.remove(name);
    } else if (value instanceof ObjectNode members) {
      ObjectNode child = object();
      if (target.get(name) instanceof ObjectNode there) {
        child = there;
      }
      merge(child, members);
      target.set(name, child);
    } else {
      target.set(name, value.deepCopy());
    }
  }

  /** RFC 6902 without {@code move} and {@code copy}, in place. */
  static void apply(ObjectNode target, ArrayNode operations) {
    operations.forEach(operation -> applyOne(target, operation));
  }

  private static void applyOne(ObjectNode target, JsonNode operation) {
    String path = text(operation, "path");
    int cut = path.lastIndexOf('/');
    JsonNode parent = target.at(path.substring(0, Math.max(0, cut)));
    String name = path.substring(cut + 1).replace("~1", "/").replace("~0", "~");
    switch (text(operation, "op")) {
      case "test" -> require(operation.path("value").equals(target.at(path)), path);
      case "add" -> put(parent, name, operation.path("value"), true, path);
      case "replace" -> put(parent, name, operation.path("value"), false, path);
      case "remove" -> {
        require(!target.at(path).isMissingNode(), path);
        if (parent instanceof ArrayNode array) {
          array.remove(Integer.parseInt(name));
        } else {
          ((ObjectNode) parent).remove(name);
        }
      }
      default -> throw ApiFailure.badRequest("json patch operation " + operation);
    }
  }

  private static void put(
      JsonNode parent, String name, JsonNode value, boolean added, String path) {
    if (parent instanceof ObjectNode object) {
      object.set(name, value.deepCopy());
      return;
    }
    require(parent instanceof ArrayNode, path);
    ArrayNode array = (ArrayNode) parent;
    if (name.equals("-")) {
      array.add(value.deepCopy());
    } else if (added) {
      array.insert(Integer.parseInt(name), value.deepCopy());
    } else {
      array.set(Integer.parseInt(name), value.deepCopy());
    }
  }

  private static void require(boolean holds, String path) {
    if (!holds) {
      throw new ApiFailure(
          422,
          "Invalid",
          "the server rejected our request due to an error in our request (" + path + ")");
    }
  }
}
