package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.security.Role;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/**
 * Every operation of the published description, as everybody: what the document says about roles is
 * what the server does.
 */
@ControlPlaneTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoleMatrixITCase {
  private static final String EVERYBODY = "EVERYBODY";

  /** What a VIEWER may send although it is no GET: checks without effect, and one's own session. */
  private static final Set<String> HARMLESS =
      Set.of(
          "POST /api/v1/models:validate",
          "POST /api/v1/trainings:preview",
          "POST /api/v1/inferences:preview",
          "POST /api/v1/inferences/{id}:preview-upgrade",
          "DELETE /api/v1/session",
          "POST /api/v1/session:change-password");

  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  @Autowired private Api api;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<Role, Api> callers = new EnumMap<>(Role.class);
  private Api expired;

  /**
   * @param contentType of its body; null when it has none
   */
  record Operation(String method, String path, String role, String contentType) {
    boolean isOpen() {
      return role.equals(EVERYBODY);
    }

    String name() {
      return method + " " + path;
    }

    /** Of something that does not exist. */
    String concretePath() {
      return path.replaceAll("\\{[^}]+}", "none");
    }
  }

  @BeforeAll
  void makeTokens() {
    for (Role role : Role.values()) {
      callers.put(role, api.withToken(token(Map.of("name", "matrix", "role", role))));
    }
    Instant soon = Instant.now().plusMillis(200);
    expired = api.withToken(token(Map.of("name", "matrix", "role", Role.ADMIN, "expiresAt", soon)));
    Api.await(() -> expired.get("/api/v1/models").status() == 401);
  }

  private String token(Map<String, Object> request) {
    return api.post("/api/v1/tokens", request).json().path("secret").asString();
  }

  private List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    JsonNode paths = api.get("/api/openapi").json().path("paths");
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        if (operation.getValue().isObject() && !operation.getKey().equals("parameters")) {
          operations.add(operation(path.getKey(), operation.getKey(), operation.getValue()));
        }
      }
    }
    return operations;
  }

  private static Operation operation(String path, String method, JsonNode operation) {
    JsonNode content = operation.at("/requestBody/content");
    String type = content.isEmpty() ? null : content.propertyNames().iterator().next();
    return new Operation(
        method.toUpperCase(), path, operation.path("x-millrace-role").asString(), type);
  }

  /** Of streams, too, only the head is read. */
  private HttpResponse<InputStream> send(Operation operation, Api caller) throws Exception {
    HttpRequest asked = caller.request(operation.concretePath());
    HttpRequest.Builder request = HttpRequest.newBuilder(asked, (name, value) -> true);
    String type = operation.contentType();
    if (type == null) {
      request.method(operation.method(), HttpRequest.BodyPublishers.noBody());
    } else {
      boolean form = type.startsWith("multipart/");
      request
          .header(
              "Content-Type",
              form ? type + "; boundary=b" : type.replace("*/*", "application/json"))
          .method(
              operation.method(), HttpRequest.BodyPublishers.ofString(form ? "--b--\r\n" : "{}"));
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
  }

  /**
   * @param code of the problem; empty when there is none, or nowhere to say it
   */
  private record Reply(int status, String code) {
    static Reply of(Operation operation, int status, String code) {
      return new Reply(status, operation.method().equals("HEAD") ? "" : code);
    }
  }

  private Reply reply(Operation operation, Api caller) {
    try {
      HttpResponse<InputStream> response = send(operation, caller);
      try (InputStream body = response.body()) {
        return new Reply(response.statusCode(), code(response, body));
      }
    } catch (Exception e) {
      throw new AssertionError(operation.name(), e);
    }
  }

  private static String code(HttpResponse<?> response, InputStream body) throws IOException {
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (!type.startsWith("application/problem+json")) {
      return "";
    }
    String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
    return ContractJson.mapper().readTree(text).path("code").asString();
  }

  @Test
  void shouldHaveARuleForEachOperation() {
    assertThat(operations())
        .hasSizeGreaterThan(50)
        .allSatisfy(
            operation ->
                assertThat(operation.role())
                    .as(operation.name())
                    .isIn("VIEWER", "ANNOTATOR", "OPERATOR", "ADMIN", EVERYBODY));
  }

  /** That a role below the one of the document is refused, the last test shows. */
  @Test
  void shouldLetAViewerSeeEverythingAndChangeNothing() {
    for (Operation operation : operations()) {
      if (READS.contains(operation.method())) {
        assertThat(operation.role()).as(operation.name()).isIn("VIEWER", EVERYBODY);
      } else if (!operation.isOpen() && !HARMLESS.contains(operation.name())) {
        assertThat(operation.role()).as(operation.name()).isNotEqualTo("VIEWER");
      }
    }
  }

  @Test
  void shouldOpenNothingButTheSignIn() {
    assertThat(operations().stream().filter(Operation::isOpen).map(Operation::name))
        .containsExactlyInAnyOrder("GET /api/v1/session", "POST /api/v1/session");
  }

  @Test
  void shouldTurnAwayWhoShowsNothingOrNothingValid() {
    Api forged = api.withCookie("millrace-" + api.port() + "=" + "x".repeat(43));
    SoftAssertions all = new SoftAssertions();
    for (Operation operation : operations()) {
      Reply wrong = Reply.of(operation, 401, "TOKEN_WRONG");
      Reply nobody = Reply.of(operation, 401, "SIGN_IN_REQUIRED");
      all.assertThat(reply(operation, api.withToken("guess")))
          .as("%s with a wrong token", operation.name())
          .isEqualTo(wrong);
      all.assertThat(reply(operation, expired))
          .as("%s with an expired token", operation.name())
          .isEqualTo(wrong);
      if (!operation.isOpen()) {
        all.assertThat(reply(operation, api.anonymous()))
            .as("%s with nothing", operation.name())
            .isEqualTo(nobody);
        all.assertThat(reply(operation, forged))
            .as("%s with a forged session", operation.name())
            .isEqualTo(nobody);
      }
    }
    all.assertAll();
  }

  @Test
  void shouldLetEachRoleDoWhatTheDocumentSaysAndNoMore() {
    SoftAssertions all = new SoftAssertions();
    for (Operation operation : operations()) {
      for (Role role : Role.values()) {
        Reply reply = reply(operation, callers.get(role));
        if (operation.isOpen() || role.includes(Role.valueOf(operation.role()))) {
          boolean signIn = operation.name().equals("POST /api/v1/session");
          all.assertThat(reply.status())
              .as("%s as %s: %s", operation.name(), role, reply)
              .isNotIn(signIn ? List.of() : List.of(401, 403));
        } else {
          all.assertThat(reply)
              .as("%s as %s", operation.name(), role)
              .isEqualTo(Reply.of(operation, 403, "ROLE_TOO_LOW"));
        }
      }
    }
    all.assertAll();
  }
}
