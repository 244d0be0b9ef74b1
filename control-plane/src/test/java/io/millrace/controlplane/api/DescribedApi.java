package io.millrace.controlplane.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The operations of {@code /api/v1}, as {@code /api/openapi} describes them. */
record DescribedApi(List<Operation> operations) {

  static DescribedApi of(Api api) {
    JsonNode document = api.get("/api/openapi").json();
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        operations.add(
            new Operation(
                method.getKey().toUpperCase(), path.getKey(), method.getValue(), document));
      }
    }
    return new DescribedApi(operations);
  }

  record Operation(String method, String path, JsonNode description, JsonNode document) {
    String id() {
      return description.path("operationId").asString();
    }

    boolean takesJson() {
      return description.path("requestBody").path("content").has("application/json");
    }

    JsonNode requestSchema() {
      JsonNode content = description.path("requestBody").path("content");
      return resolved(content.path("application/json").path("schema"));
    }

    /** Behind references, and without the null that is legal as well. */
    JsonNode resolved(JsonNode schema) {
      if (schema.has("$ref")) {
        return resolved(document.at(schema.path("$ref").asString().substring(1)));
      }
      return schema.has("anyOf") ? resolved(schema.path("anyOf").path(0)) : schema;
    }

    boolean tells(int status) {
      return description.path("responses").has(Integer.toString(status));
    }

    List<String> parameters(String in) {
      return description
          .path("parameters")
          .valueStream()
          .filter(parameter -> parameter.path("in").asString().equals(in))
          .map(parameter -> parameter.path("name").asString())
          .toList();
    }

    /** Those without which nothing else is looked at. */
    Map<String, String> neededHeaders() {
      if (parameters("header").contains("If-Match")) {
        return Map.of("If-Match", "*");
      }
      return path.startsWith("/api/v1/uploads") ? Map.of("Tus-Resumable", "1.0.0") : Map.of();
    }
  }
}
