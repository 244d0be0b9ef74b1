package io.millrace.controlplane.api;

import io.millrace.contracts.json.ContractJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A client of the REST API that knows no type of the server. */
public final class Api {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String BEARER = "Bearer ";
  private final HttpClient client;
  private final String base;

  /** Headers that say who asks. */
  private final String[] credentials;

  public Api(int port, String token) {
    this(
        HttpClient.newHttpClient(),
        "http://127.0.0.1:" + port,
        new String[] {"Authorization", BEARER + token});
  }

  private Api(HttpClient client, String base, String[] credentials) {
    this.client = client;
    this.base = base;
    this.credentials = credentials;
  }

  /** Somebody who shows nothing. */
  Api anonymous() {
    return new Api(client, base, new String[0]);
  }

  Api withToken(String token) {
    return new Api(client, base, new String[] {"Authorization", BEARER + token});
  }

  /** A page of our own in a browser. */
  Api withCookie(String cookie) {
    return new Api(client, base, new String[] {"Cookie", cookie, "Origin", base});
  }

  int port() {
    return URI.create(base).getPort();
  }

  /** Of who was given one. */
  String token() {
    return credentials[1].substring(BEARER.length());
  }

  /** An answer of the server. */
  public record Answer(int status, JsonNode json, byte[] bytes, HttpResponse<byte[]> response) {
    public String id() {
      return json.path("id").asString();
    }

    public Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer post(String path, Object body, String... headers) {
    return send("POST", path, ContractJson.write(body), headers);
  }

  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  public Answer submit(String method, String path, Form form, String... headers) {
    HttpRequest.Builder request =
        builder(path, headers)
            .setHeader("Content-Type", form.contentType())
            .method(method, HttpRequest.BodyPublishers.ofByteArray(form.body()));
    return answer(request.build());
  }

  /** Any request; the body is sent as JSON unless a header says otherwise. */
  public Answer send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        builder(path, headers)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    return answer(request.build());
  }

  /** The same with any bytes. */
  Answer sendBytes(String method, String path, byte[] body, String... headers) {
    return answer(
        builder(path, headers)
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  private HttpRequest.Builder builder(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json");
    for (int i = 0; i < credentials.length; i += 2) {
      request.setHeader(credentials[i], credentials[i + 1]);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return request;
  }

  private Answer answer(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), json(response), response.body(), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(HttpResponse<byte[]> response) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    return type.contains("json")
        ? ContractJson.mapper().readTree(response.body())
        : ContractJson.mapper().missingNode();
  }

  /** Asks again until the answer is what the test waits for. */
  public JsonNode await(String path, Predicate<JsonNode> condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    JsonNode last = get(path).json();
    while (!condition.test(last)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("after " + PATIENCE + " " + path + " is still " + last);
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      last = get(path).json();
    }
    return last;
  }

  /** Looks again until it is so. */
  public static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + PATIENCE);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** A GET whose answer the test reads itself. */
  HttpRequest request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
    for (int i = 0; i < credentials.length; i += 2) {
      request.setHeader(credentials[i], credentials[i + 1]);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return request.build();
  }
}
