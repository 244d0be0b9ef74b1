package io.millrace.codecs;

import io.millrace.contracts.avro.AvroSchema;
import io.millrace.contracts.json.ContractJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Fetches writers' schemas by {@code GET /schemas/ids/{id}} and registers ours by {@code POST
 * /subjects/{subject}/versions}. Credentials come from the environment ({@code SCHEMA_REGISTRY_URL}
 * with {@code SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO}, as user:password) and go to that address only:
 * the address of a format is whatever its producer announced.
 */
public final class SchemaRegistry {
  static final String TRUSTED_ADDRESS = "SCHEMA_REGISTRY_URL";
  static final String USER_INFO = "SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final int MOST_BYTES = 4 << 20;
  private static final int MOST_OF_AN_ERROR = 300;

  private final URI address;
  private final @Nullable String authorization;
  private @Nullable HttpClient client;

  /**
   * @param environment variables of the process
   */
  public SchemaRegistry(URI address, Map<String, String> environment) {
    this.address = address;
    this.authorization = authorization(address, environment);
  }

  private static @Nullable String authorization(URI address, Map<String, String> environment) {
    String userInfo = environment.get(USER_INFO);
    String trusted = environment.get(TRUSTED_ADDRESS);
    if (userInfo == null || trusted == null || !trusted.strip().equals(address.toString())) {
      return null;
    }
    byte[] bytes = userInfo.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * @throws UndecodableRecordException when the registry has no such schema, or none of Avro
   * @throws UncheckedIOException when it does not answer, or not as a registry does; a later
   *     attempt may succeed
   */
  AvroSchema.Document schema(int id) throws UndecodableRecordException {
    HttpResponse<InputStream> response = get("/schemas/ids/" + Integer.toUnsignedString(id));
    byte[] body = body(response);
    if (response.statusCode() == 404) {
      throw new UndecodableRecordException(
          "schema id %s is not known to the registry %s; legal are ids of its schemas"
              .formatted(Integer.toUnsignedString(id), address));
    }
    if (response.statusCode() != 200) {
      throw failed("answers with status " + response.statusCode(), null);
    }
    return schema(id, json(body));
  }

  private AvroSchema.Document schema(int id, JsonNode answer) throws UndecodableRecordException {
    String type = answer.path("schemaType").asString("AVRO");
    String text = answer.path("schema").asString("");
    if (!type.equals("AVRO") || answer.path("references").size() > 0) {
      throw new UndecodableRecordException(
          "schema id %s is %s; legal is AVRO without references"
              .formatted(
                  Integer.toUnsignedString(id),
                  type.equals("AVRO") ? "one with references to others" : type));
    }
    try {
      return AvroSchema.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UndecodableRecordException(
          "schema id %s cannot be read: %s"
              .formatted(Integer.toUnsignedString(id), e.getMessage()));
    }
  }

  /**
   * Makes the schema known under the subject, or finds that it is.
   *
   * @return id that records of the schema carry
   * @throws UncheckedIOException when the registry does not answer, or refuses it
   */
  public int register(String subject, String schema) {
    HttpRequest.BodyPublisher body =
        HttpRequest.BodyPublishers.ofString(ContractJson.write(Map.of("schema", schema)));
    String encoded = URLEncoder.encode(subject, StandardCharsets.UTF_8);
    HttpResponse<InputStream> response =
        send(
            request("/subjects/" + encoded + "/versions")
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(body));
    byte[] answer = body(response);
    if (response.statusCode() != 200) {
      throw failed(
          "does not take the schema of '%s', it answers with status %d: %s"
              .formatted(subject, response.statusCode(), text(answer)),
          null);
    }
    JsonNode id = json(answer).path("id");
    if (!id.isIntegralNumber()) {
      throw failed("answers without the id of the schema", null);
    }
    return id.asInt();
  }

  /** Of an answer that is an error. */
  private static String text(byte[] answer) {
    int length = Math.min(answer.length, MOST_OF_AN_ERROR);
    return new String(answer, 0, length, StandardCharsets.UTF_8);
  }

  private HttpResponse<InputStream> get(String path) {
    return send(request(path));
  }

  private HttpRequest.Builder request(String path) {
    String base = address.toString();
    String url = (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
    return HttpRequest.newBuilder(URI.create(url))
        .timeout(TIMEOUT)
        .header("Accept", "application/vnd.schemaregistry.v1+json, application/json");
  }

  private HttpResponse<InputStream> send(HttpRequest.Builder request) {
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    try {
      return client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw failed("cannot be reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("was not waited for", e);
    }
  }

  /** Follows no redirect: credentials and requests go where they were meant to. */
  private HttpClient client() {
    if (client == null) {
      client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    }
    return client;
  }

  private byte[] body(HttpResponse<InputStream> response) {
    try (InputStream in = response.body()) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw failed("answers with more than " + MOST_BYTES + " bytes", null);
      }
      return bytes;
    } catch (IOException e) {
      throw failed("broke off its answer", e);
    }
  }

  private JsonNode json(byte[] body) {
    try {
      return ContractJson.mapper().readTree(body);
    } catch (JacksonException e) {
      throw failed("answers with something that is not JSON", e);
    }
  }

  private UncheckedIOException failed(String what, @Nullable Exception cause) {
    String reason = cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage();
    String message = "schema registry " + address + " " + what + reason;
    return new UncheckedIOException(new IOException(message, cause));
  }
}
