package io.millrace.controlplane.kubernetes;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the server says of itself, and who may do what. */
final class Discovery {
  private static final String REVIEWS = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
  private static final String[] VERBS = {
    "create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"
  };

  private final Set<Map.Entry<String, String>> denied = ConcurrentHashMap.newKeySet();
  private final Set<ApiKind> absent = ConcurrentHashMap.newKeySet();

  void deny(String verb, String plural) {
    denied.add(Map.entry(verb, plural));
  }

  void allowAll() {
    denied.clear();
  }

  /** The kind is not installed. */
  void hide(ApiKind kind) {
    absent.add(kind);
  }

  void requireAllowed(ApiRequest request) {
    ApiRequest.Target target = request.aim();
    if (absent.contains(target.kind())) {
      throw new ApiFailure(404, "NotFound", "the server could not find the requested resource");
    }
    String resource = resource(target);
    if (denied.contains(Map.entry(request.verb(), resource))) {
      String name = target.name().isEmpty() ? "" : " \"" + target.name() + "\"";
      throw new ApiFailure(
          403,
          "Forbidden",
          "%s%s is forbidden: User \"system:serviceaccount:default:millrace\" cannot %s resource \"%s\" in API group \"%s\" in the namespace \"%s\""
              .formatted(
                  target.kind().qualified(),
                  name,
                  request.verb(),
                  resource,
                  target.kind().group(),
                  target.namespace()));
    }
  }

  private static String resource(ApiRequest.Target target) {
    return target.part().isEmpty()
        ? target.kind().plural()
        : target.kind().plural() + "/" + target.part();
  }

  Optional<Answer> answer(ApiRequest request) {
    String path = request.path();
    if (path.equals(REVIEWS) && request.method().equals("POST")) {
      return Optional.of(new Answer(201, review(request.object())));
    }
    return switch (path) {
      case "/version" -> Optional.of(new Answer(200, version()));
      case "/api" -> Optional.of(new Answer(200, versions()));
      case "/apis" -> Optional.of(new Answer(200, groups()));
      case "/openapi/v3/apis/flink.apache.org/v1beta1" -> Optional.of(new Answer(200, schemas()));
      default -> resources(path);
    };
  }

  private ObjectNode review(ObjectNode review) {
    var wanted = review.at("/spec/resourceAttributes");
    String part = Json.text(wanted, "subresource");
    String resource = Json.text(wanted, "resource") + (part.isEmpty() ? "" : "/" + part);
    boolean allowed = !denied.contains(Map.entry(Json.text(wanted, "verb"), resource));
    review.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SelfSubjectAccessReview");
    review.putObject("status").put("allowed", allowed);
    return review;
  }

  private static ObjectNode version() {
    return Json.object()
        .put("major", "1")
        .put("minor", "20")
        .put("gitVersion", "v1.20.2")
        .put("platform", "linux/amd64");
  }

  private ObjectNode schemas() {
    ObjectNode document = Json.object().put("openapi", "3.0.0");
    ObjectNode schemas = document.putObject("components").putObject("schemas");
    kinds()
        .filter(ApiKind::isCustom)
        .forEach(
            kind ->
                schemas.set(
                    "org.apache.flink.v1beta1." + kind.kind(),
                    CustomSchema.definition(kind).at("/spec/versions/0/schema/openAPIV3Schema")));
    return document;
  }

  private static ObjectNode versions() {
    ObjectNode versions = Json.object().put("kind", "APIVersions");
    versions.putArray("versions").add("v1");
    return versions;
  }

  private Stream<ApiKind> kinds() {
    return Arrays.stream(ApiKind.values()).filter(kind -> !absent.contains(kind));
  }

  private ObjectNode groups() {
    ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
    ArrayNode groups = list.putArray("groups");
    Set<String> named = new LinkedHashSet<>();
    kinds()
        .filter(kind -> !kind.group().isEmpty() && named.add(kind.group()))
        .forEach(kind -> groups.add(group(kind)));
    return list;
  }

  private static ObjectNode group(ApiKind kind) {
    ObjectNode version =
        Json.object().put("groupVersion", kind.apiVersion()).put("version", kind.version());
    ObjectNode group = Json.object().put("name", kind.group());
    group.putArray("versions").add(version);
    group.set("preferredVersion", version.deepCopy());
    return group;
  }

  private Optional<Answer> resources(String path) {
    String wanted = path.replaceFirst("^/apis?/", "");
    Optional<ApiKind> first =
        kinds().filter(k -> !wanted.isEmpty() && k.group().equals(wanted)).findFirst();
    if (first.isPresent()) {
      ObjectNode group = group(first.get()).put("kind", "APIGroup").put("apiVersion", "v1");
      return Optional.of(new Answer(200, group));
    }
    ObjectNode list = Json.object().put("kind", "APIResourceList").put("apiVersion", "v1");
    list.put("groupVersion", wanted);
    ArrayNode resources = list.putArray("resources");
    kinds().filter(kind -> kind.apiVersion().equals(wanted)).forEach(k -> add(k, resources));
    return resources.isEmpty() ? Optional.empty() : Optional.of(new Answer(200, list));
  }

  private static void add(ApiKind kind, ArrayNode resources) {
    resources.add(resource(kind, kind.plural(), VERBS));
    if (kind.keepsStatusApart()) {
      resources.add(resource(kind, kind.plural() + "/status", "get", "patch", "update"));
    }
  }

  private static ObjectNode resource(ApiKind kind, String name, String... verbs) {
    ObjectNode resource = Json.object();
    resource.put("name", name).put("singularName", "");
    resource.put("namespaced", kind.isNamespaced()).put("kind", kind.kind());
    ArrayNode list = resource.putArray("verbs");
    Stream.of(verbs).forEach(list::add);
    return resource;
  }
}
