package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.controlplane.api.Api.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

/** Sooner than the next look at all streams: whoever is sent away hears nothing more. */
@ControlPlaneTest
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class OpenStreamsITCase {
  private static final String PASSWORD = "correct horse battery";
  private static final String EVENTS = "/api/v1/events";
  private final HttpClient client = HttpClient.newHttpClient();
  @Autowired private Api api;
  @Autowired private Scenario scenario;

  private BufferedReader open(Api who, String path) throws Exception {
    HttpResponse<InputStream> answer =
        client.send(who.request(path), HttpResponse.BodyHandlers.ofInputStream());
    assertThat(answer.statusCode()).isEqualTo(200);
    BufferedReader stream =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    assertThat(stream.readLine()).startsWith(":");
    return stream;
  }

  private Answer user() {
    return api.post(
        "/api/v1/users",
        Map.of("name", Scenario.unique("user"), "password", PASSWORD, "role", "OPERATOR"));
  }

  private Api browser(Answer user) {
    String name = user.json().path("name").asString();
    Answer signedIn =
        api.anonymous().post("/api/v1/session", Map.of("username", name, "password", PASSWORD));
    return api.withCookie(signedIn.header("Set-Cookie").orElseThrow().split(";")[0]);
  }

  private static void awaitEnd(BufferedReader stream) throws IOException {
    while (stream.readLine() != null) {
      // what was told before
    }
  }

  private void assertGoesOn(BufferedReader stream) throws IOException {
    String model = scenario.model();
    String line = stream.readLine();
    while (line != null && !line.contains(model)) {
      line = stream.readLine();
    }
    assertThat(line).contains(model);
  }

  @Test
  void shouldEndTheStreamsOfABrowserThatIsSignedOutAndNoOther() throws Exception {
    Answer user = user();
    Api leaving = browser(user);
    Api staying = browser(user);
    String tail = "/api/v1/topics/" + scenario.topicWithRecords() + ":tail";
    try (BufferedReader events = open(leaving, EVENTS);
        BufferedReader records = open(leaving, tail);
        BufferedReader others = open(staying, EVENTS);
        BufferedReader programs = open(api, EVENTS)) {
      assertThat(leaving.delete("/api/v1/session").status()).isEqualTo(204);

      awaitEnd(events);
      awaitEnd(records);
      assertGoesOn(others);
      assertGoesOn(programs);
    }
  }

  @Test
  void shouldEndTheStreamsOfAUserThatIsDisabled() throws Exception {
    Answer user = user();
    Api browser = browser(user);
    Answer token = browser.post("/api/v1/tokens", Map.of("name", "ci", "role", "VIEWER"));
    Api program = api.withToken(token.json().path("secret").asString());
    try (BufferedReader events = open(browser, EVENTS);
        BufferedReader ofProgram = open(program, EVENTS)) {
      String change = "{\"enabled\": false}";
      api.send("PATCH", "/api/v1/users/" + user.id(), change, "If-Match", "*");

      awaitEnd(events);
      awaitEnd(ofProgram);
    }
  }

  @Test
  void shouldEndTheStreamsOfATokenThatIsDeleted() throws Exception {
    Answer token = api.post("/api/v1/tokens", Map.of("name", "ci", "role", "VIEWER"));
    Api program = api.withToken(token.json().path("secret").asString());
    try (BufferedReader events = open(program, EVENTS)) {
      assertGoesOn(events);

      assertThat(api.delete("/api/v1/tokens/" + token.json().at("/token/id").asString()).status())
          .isEqualTo(204);

      awaitEnd(events);
    }
  }
}
