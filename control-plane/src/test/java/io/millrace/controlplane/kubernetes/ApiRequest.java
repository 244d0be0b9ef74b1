package io.millrace.controlplane.kubernetes;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a client wants.
 *
 * @param target null when the path leads to no object: discovery, health
 */
record ApiRequest(
    String method,
    String path,
    @Nullable Target target,
    Map<String, String> query,
    String contentType,
    byte[] body) {

  /**
   * @param name empty is the collection
   * @param part subresource, such as {@code status}; empty is the object itself
   */
  record Target(ApiKind kind, String namespace, String name, String part) {
    ObjectKey key() {
      return new ObjectKey(kind, namespace, name);
    }
  }

  static ApiRequest of(HttpExchange exchange) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    String path = exchange.getRequestURI().getPath();
    return new ApiRequest(
        exchange.getRequestMethod(),
        path,
        target(path),
        query(exchange.getRequestURI().getRawQuery()),
        type == null ? "" : type.split(";")[0].trim(),
        exchange.getRequestBody().readAllBytes());
  }

  private static @Nullable Target target(String path) {
    String[] steps = path.substring(1).split("/");
    int at = steps[0].equals("apis") ? 3 : 2;
    if (!steps[0].startsWith("api") || steps.length <= at) {
      return null;
    }
    String group = at == 3 ? steps[1] : "";
    String namespace = "";
    if (steps[at].equals("namespaces") && steps.length > at + 2) {
      namespace = steps[at + 1];
      at += 2;
    }
    String plural = steps[at];
    String version = steps[group.isEmpty() ? 1 : 2];
    String name = steps.length > at + 1 ? steps[at + 1] : "";
    String part = steps.length > at + 2 ? steps[at + 2] : "";
    String within = namespace;
    return ApiKind.of(group, version, plural)
        .map(kind -> new Target(kind, within, name, part))
        .orElse(null);
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new HashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      String[] sides = pair.split("=", 2);
      query.put(decode(sides[0]), sides.length == 1 ? "" : decode(sides[1]));
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  Target aim() {
    return Objects.requireNonNull(target);
  }

  boolean isWatch() {
    return method.equals("GET")
        && (query.getOrDefault("watch", "").equals("true")
            || query.getOrDefault("watch", "").equals("1"));
  }

  boolean writes() {
    return !method.equals("GET") && target != null;
  }

  Selection selection() {
    return new Selection(
        query.getOrDefault("labelSelector", ""), query.getOrDefault("fieldSelector", ""));
  }

  ObjectNode object() {
    return body.length == 0 ? Json.object() : Json.parse(body);
  }

  /** As RBAC names it. */
  String verb() {
    boolean all = target != null && target.name().isEmpty();
    return switch (method) {
      case "GET" -> isWatch() ? "watch" : all ? "list" : "get";
      case "POST" -> "create";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> all ? "deletecollection" : "delete";
      default -> method;
    };
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
