package io.millrace.benchmarks;

import io.millrace.contracts.json.ContractJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** A client of the REST API; an answer that is a refusal ends the benchmark. */
final class RestCalls {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String base;
  private final String token;

  RestCalls(int port, String token) {
    this.base = "http://127.0.0.1:" + port + "/api/v1";
    this.token = token;
  }

  HttpClient client() {
    return client;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return ContractJson.mapper().readTree(bytes(path));
  }

  byte[] bytes(String path) throws IOException, InterruptedException {
    return send(request(path).build());
  }

  JsonNode post(String path, Object body) throws IOException, InterruptedException {
    HttpRequest request =
        request(path)
            .POST(HttpRequest.BodyPublishers.ofByteArray(ContractJson.writeBytes(body)))
            .build();
    return ContractJson.mapper().readTree(send(request));
  }

  private byte[] send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          request.method() + " " + request.uri() + ": " + new String(response.body()));
    }
    return response.body();
  }

  /** Asks until the resource is in a state. */
  void await(String path, String state) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!get(path).path("state").asString().equals(state)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(path + " is not " + state + ": " + get(path));
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }
}
