package io.millrace.controlplane.kubernetes;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests about objects and what they answer. */
final class Registry {
  private final ObjectStore store;

  Registry(ObjectStore store) {
    this.store = store;
  }

  Answer answer(ApiRequest request) {
    ApiRequest.Target target = request.aim();
    if (!target.part().isEmpty() && !isPart(target)) {
      throw new ApiFailure(404, "NotFound", "the server could not find the requested resource");
    }
    return switch (request.method()) {
      case "GET" -> target.name().isEmpty() ? list(request) : read(target);
      case "POST" -> create(request);
      case "PUT" -> new Answer(200, replace(request));
      case "PATCH" -> new Answer(200, patch(request));
      case "DELETE" -> target.name().isEmpty() ? deleteAll(request) : delete(request);
      default ->
          throw new ApiFailure(
              405, "MethodNotAllowed", "the server does not allow this method on the resource");
    };
  }

  private static boolean isPart(ApiRequest.Target target) {
    return target.part().equals("status") && target.kind().keepsStatusApart();
  }

  private static void checkFields(ApiRequest request) {
    ApiKind kind = request.aim().kind();
    String fields = request.selection().fields();
    boolean few = kind.isCustom() || kind == ApiKind.CONFIG_MAP;
    if (few && Stream.of(fields.split(",")).anyMatch(f -> !f.matches("(metadata\\.name.*)?"))) {
      throw ApiFailure.badRequest(
          "Unable to find \"%s, Resource=%s\" that match label selector \"\", field selector \"%s\": field label not supported: %s"
              .formatted(
                  kind.apiVersion(), kind.plural(), fields, fields.replaceAll("[!=].*", "")));
    }
  }

  private Answer read(ApiRequest.Target target) {
    return new Answer(200, store.get(target.key()));
  }

  private Answer list(ApiRequest request) {
    checkFields(request);
    ApiRequest.Target target = request.aim();
    List<ObjectNode> taken =
        store.list(target.kind(), target.namespace()).stream()
            .filter(request.selection()::takes)
            .toList();
    ObjectNode list = Json.object();
    list.put("kind", target.kind().kind() + "List").put("apiVersion", target.kind().apiVersion());
    ObjectNode metadata = Json.metadata(list);
    ArrayNode items = list.putArray("items");
    page(request, taken, metadata).forEach(items::add);
    return new Answer(200, list);
  }

  private List<ObjectNode> page(ApiRequest request, List<ObjectNode> all, ObjectNode metadata) {
    int limit = Integer.parseInt(request.query().getOrDefault("limit", "0"));
    String token = request.query().getOrDefault("continue", "");
    long version = store.version();
    List<ObjectNode> rest = all;
    if (!token.isEmpty()) {
      String[] mark =
          new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split("\n", 2);
      version = Long.parseLong(mark[0]);
      rest = all.stream().filter(o -> place(o).compareTo(mark[1]) > 0).toList();
      if (version < store.forgotten()) {
        throw ApiFailure.expired(
            "The provided continue parameter is too old to display a consistent list result.");
      }
    }
    metadata.put("resourceVersion", Long.toString(version));
    if (limit <= 0 || rest.size() <= limit) {
      return rest;
    }
    String next = version + "\n" + place(rest.get(limit - 1));
    metadata.put(
        "continue", Base64.getUrlEncoder().encodeToString(next.getBytes(StandardCharsets.UTF_8)));
    metadata.put("remainingItemCount", rest.size() - limit);
    return rest.subList(0, limit);
  }

  private static String place(ObjectNode object) {
    return Json.text(object, "metadata", "namespace") + "/" + Json.text(object, "metadata", "name");
  }

  private Answer create(ApiRequest request) {
    ApiRequest.Target target = request.aim();
    ObjectNode object = request.object();
    requireKind(target.kind(), object);
    return new Answer(201, store.create(target.kind(), target.namespace(), object));
  }

  private static void requireKind(ApiKind kind, ObjectNode object) {
    String given = Json.text(object, "kind");
    if (!given.isEmpty() && !given.equals(kind.kind())) {
      throw ApiFailure.badRequest(
          "%s in version \"%s\" cannot be handled as a %s: no kind \"%s\" is registered"
              .formatted(given, Json.text(object, "apiVersion"), kind.kind(), given));
    }
  }

  private ObjectNode replace(ApiRequest request) {
    ApiRequest.Target target = request.aim();
    ObjectNode object = request.object();
    requireKind(target.kind(), object);
    String name = Json.text(object, "metadata", "name");
    if (!name.equals(target.name())) {
      throw ApiFailure.badRequest(
          "the name of the object (%s) does not match the name on the URL (%s)"
              .formatted(name, target.name()));
    }
    if (target.kind().isCustom() && Json.text(object, "metadata", "resourceVersion").isEmpty()) {
      store.get(target.key());
      throw ApiFailure.invalid(
          target.kind(),
          name,
          "metadata.resourceVersion: Invalid value: 0x0: must be specified for an update");
    }
    return store.update(target.key(), part(target), before -> object);
  }

  private ObjectNode patch(ApiRequest request) {
    ApiRequest.Target target = request.aim();
    return store.update(target.key(), part(target), change(request));
  }

  private static ObjectStore.Part part(ApiRequest.Target target) {
    return target.part().isEmpty() ? ObjectStore.Part.ALL : ObjectStore.Part.STATUS;
  }

  private static UnaryOperator<ObjectNode> change(ApiRequest request) {
    boolean custom = request.aim().kind().isCustom();
    String type = request.contentType();
    if (type.equals("application/json-patch+json")) {
      JsonNode operations = Json.MAPPER.readTree(request.body());
      if (!(operations instanceof ArrayNode array)) {
        throw ApiFailure.badRequest("json patch is not an array");
      }
      return before -> patched(before, object -> Json.apply(object, array));
    }
    if (type.equals("application/merge-patch+json")
        || (type.equals("application/strategic-merge-patch+json") && !custom)) {
      ObjectNode patch = request.object();
      return before -> patched(before, object -> Json.merge(object, patch));
    }
    throw new ApiFailure(
        415,
        "UnsupportedMediaType",
        "the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json");
  }

  private static ObjectNode patched(ObjectNode object, Consumer<ObjectNode> change) {
    change.accept(object);
    return object;
  }

  private Answer delete(ApiRequest request) {
    ApiRequest.Target target = request.aim();
    return store
        .delete(target.key(), request.object())
        .map(left -> new Answer(200, left))
        .orElseGet(() -> new Answer(200, gone(target)));
  }

  private static ObjectNode gone(ApiRequest.Target target) {
    ObjectNode status = Json.object();
    status.put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    status.put("status", "Success");
    status.putObject("details").put("name", target.name()).put("kind", target.kind().plural());
    return status;
  }

  private Answer deleteAll(ApiRequest request) {
    Answer list = list(request);
    for (JsonNode object : list.body().path("items")) {
      ApiRequest.Target all = request.aim();
      String namespace = Json.text(object, "metadata", "namespace");
      String name = Json.text(object, "metadata", "name");
      store.delete(new ObjectKey(all.kind(), namespace, name), Json.object());
    }
    return list;
  }
}
