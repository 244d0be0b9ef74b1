package io.millrace.cli.client;

import io.millrace.contracts.json.ContractJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Requests to one Millrace. Paths begin below {@code /api/v1}. Redirects are not followed: the
 * token is for the address that was given.
 */
public final class RestClient {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final Target target;
  private final HttpClient http;

  public RestClient(Target target) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER);
    if (target.caFile() != null) {
      builder.sslContext(TrustedCertificates.of(target.caFile()));
    }
    this.target = target;
    this.http = builder.build();
  }

  public Target target() {
    return target;
  }

  /**
   * @throws CommandFailedException for every answer but 2xx, and when there is none
   */
  public JsonNode get(String path) {
    return send("GET", path, null, Map.of()).body();
  }

  public Answer post(String path, @Nullable Object body) {
    return send("POST", path, body, Map.of());
  }

  public void delete(String path) {
    send("DELETE", path, null, Map.of());
  }

  /**
   * @param body written as JSON; null sends none
   */
  public Answer send(
      String method, String path, @Nullable Object body, Map<String, String> headers) {
    BodyPublisher publisher =
        body == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(ContractJson.writeBytes(body));
    HttpRequest.Builder request = request(path).timeout(ANSWER).method(method, publisher);
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::setHeader);
    return answer(method + " " + path, request.build());
  }

  /** A body that is not JSON; how long it may take is for its size to say. */
  public Answer upload(
      String method, String path, BodyPublisher body, Map<String, String> headers) {
    HttpRequest.Builder request = request(path).method(method, body);
    headers.forEach(request::setHeader);
    return answer(method + " " + path, request.build());
  }

  private Answer answer(String what, HttpRequest request) {
    HttpResponse<byte[]> response = exchange(what, request, BodyHandlers.ofByteArray());
    requireSuccess(what, response.statusCode(), response.body());
    return new Answer(response.statusCode(), json(what, response), response.headers());
  }

  /** The bytes of an answer as they come; 206 when a range was asked for and given. */
  public HttpResponse<InputStream> open(String path, Map<String, String> headers) {
    HttpRequest.Builder request = request(path).header("Accept", "*/*").GET();
    headers.forEach(request::setHeader);
    String what = "GET " + path;
    HttpResponse<InputStream> response =
        exchange(what, request.build(), BodyHandlers.ofInputStream());
    if (response.statusCode() / 100 != 2) {
      try (InputStream body = response.body()) {
        requireSuccess(what, response.statusCode(), body.readAllBytes());
      } catch (IOException e) {
        throw unreachable(what, e);
      }
    }
    return response;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(target.resolve("/api/v1" + path))
        .header("Authorization", "Bearer " + target.token().get());
  }

  <T> HttpResponse<T> exchange(String what, HttpRequest request, BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (HttpTimeoutException e) {
      throw new CommandFailedException(
          ExitCode.UNREACHABLE, what + ": " + target + " did not answer in time", e);
    } catch (IOException e) {
      throw unreachable(what, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException(ExitCode.FAILED, "interrupted during " + what, e);
    }
  }

  private CommandFailedException unreachable(String what, IOException e) {
    String reason = e instanceof ConnectException ? "nothing listens there" : e.toString();
    return new CommandFailedException(
        ExitCode.UNREACHABLE, what + ": " + target + " cannot be reached (" + reason + ")", e);
  }

  private void requireSuccess(String what, int status, byte[] body) {
    if (status / 100 == 3) {
      throw CommandFailedException.failed(
          what + ": " + target + " leads elsewhere (status " + status + "); give that address");
    }
    if (status / 100 != 2) {
      throw Refusal.of(what, status, body);
    }
  }

  private JsonNode json(String what, HttpResponse<byte[]> response) {
    try {
      return response.body().length == 0
          ? ContractJson.mapper().createObjectNode()
          : ContractJson.mapper().readTree(response.body());
    } catch (JacksonException e) {
      throw CommandFailedException.failed(
          what + ": the answer of " + target + " is not JSON; is this the address of a Millrace?");
    }
  }
}
