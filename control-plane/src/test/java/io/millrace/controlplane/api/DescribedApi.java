package io.millrace.controlplane.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The operations of {@code /api/v1}, as {@code /api/openapi} describes them. */
record DescribedApi(JsonNode document, List<Operation> operations) {

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
    return new DescribedApi(document, operations);
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

    /** The schema of the answer when all went well; missing when that is no JSON. */
    JsonNode answerSchema() {
      for (Map.Entry<String, JsonNode> answer : description.path("responses").properties()) {
        JsonNode content = answer.getValue().path("content");
        if (answer.getKey().startsWith("2")) {
          return content.path("application/json").path("schema");
        }
      }
      return document.path("nothing");
    }

    /** Behind references, and without the null that is legal as well. */
    JsonNode resolved(JsonNode schema) {
      if (schema.has("$ref")) {
        return document.at(schema.path("$ref").asString().substring(1));
      }
      return schema.has("anyOf") ? resolved(schema.path("anyOf").path(0)) : schema;
    }

    /** Media types. */
    Set<String> answers() {
      Set<String> types = new TreeSet<>();
      for (JsonNode answer : description.path("responses").values()) {
        types.addAll(answer.path("content").propertyNames());
      }
      return types;
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

    /** Those without which nothing is looked at. */
    String[] headers(String key) {
      List<String> headers = new ArrayList<>();
      if (parameters("header").contains("If-Match")) {
        headers.addAll(List.of("If-Match", "*"));
      }
      if (method.equals("POST")) {
        headers.addAll(List.of("Idempotency-Key", key));
      }
      if (path.startsWith("/api/v1/uploads")) {
        headers.addAll(List.of("Tus-Resumable", "1.0.0"));
      }
      return headers.toArray(String[]::new);
    }
  }
}
