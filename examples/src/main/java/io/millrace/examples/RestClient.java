package io.millrace.examples;

import io.millrace.contracts.json.ContractJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Millrace's REST API with a Bearer token. A refusal becomes the sentence that the API gave. */
final class RestClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final String base;
  private final String token;

  RestClient(String url, String token) {
    this.base = url.replaceAll("/+$", "") + "/api/v1";
    this.token = token;
  }

  JsonNode get(String path) {
    return send("GET", path, null);
  }

  JsonNode post(String path, Object body) {
    return send("POST", path, ContractJson.write(body));
  }

  void delete(String path) {
    send("DELETE", path, null);
  }

  /** The first item of a list, on any of its pages, whose member has this value. */
  Optional<JsonNode> find(String path, String member, String value) {
    String cursor = "";
    do {
      JsonNode page = get(path + "?limit=100" + cursor);
      for (JsonNode item : page.path("items")) {
        if (item.path(member).asString("").equals(value)) {
          return Optional.of(item);
        }
      }
      cursor = page.hasNonNull("nextCursor") ? "&cursor=" + page.path("nextCursor").asString() : "";
    } while (!cursor.isEmpty());
    return Optional.empty();
  }

  private JsonNode send(String method, String path, @Nullable String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + token)
            .header("Accept", "application/json, application/problem+json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new DemoException(
            method
                + " "
                + path
                + " was refused: "
                + refusal(response.statusCode(), response.body()));
      }
      return json(response.body());
    } catch (IOException e) {
      throw new DemoException("Millrace does not answer at " + base + " (" + e + "): is it up?", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted during " + method + " " + path, e);
    }
  }

  /** What an RFC 9457 problem says, with each of its errors. */
  static String refusal(int status, String body) {
    JsonNode problem;
    try {
      problem = json(body);
    } catch (JacksonException noJson) {
      return "status " + status;
    }
    List<String> sentences = new ArrayList<>();
    sentences.add(
        problem.path("detail").asString(problem.path("title").asString("status " + status)));
    for (JsonNode error : problem.path("errors")) {
      String pointer = error.path("pointer").asString("");
      sentences.add((pointer.isEmpty() ? "" : pointer + ": ") + error.path("message").asString(""));
    }
    return String.join("; ", sentences);
  }

  private static JsonNode json(String body) {
    return ContractJson.mapper().readTree(body.isBlank() ? "{}" : body);
  }
}
