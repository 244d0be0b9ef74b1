package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.events.Change;
import io.millrace.controlplane.events.ChangeHub;
import io.millrace.controlplane.events.ResourceKind;
import io.millrace.testkit.TestKafka;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ControlPlaneTest
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class EventStreamITCase {
  private final HttpClient client = HttpClient.newHttpClient();
  @Autowired private Api api;
  @Autowired private Scenario scenario;
  @Autowired private TestKafka kafka;
  @Autowired private ChangeHub hub;

  private BufferedReader listen(String... headers) throws IOException {
    HttpResponse<InputStream> response = stream(headers);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
    return reader(response);
  }

  private HttpResponse<InputStream> stream(String... headers) throws IOException {
    try {
      HttpRequest request = api.request("/api/v1/events", headers);
      return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static BufferedReader reader(HttpResponse<InputStream> response) {
    return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  /** Reads until a data line holds the text. */
  private static JsonNode next(BufferedReader stream, String text) throws IOException {
    String line;
    while ((line = stream.readLine()) != null) {
      if (line.startsWith("data:") && line.contains(text)) {
        return ContractJson.mapper().readTree(line.substring("data:".length()));
      }
    }
    throw new AssertionError("the stream ended before " + text);
  }

  @Test
  void shouldTellOfEveryChangeAndGoOnWhereAClientWasCutOff() throws Exception {
    // Given
    try (BufferedReader stream = listen()) {
      assertThat(stream.readLine()).isEqualTo(":heartbeat");

      // When
      String first = scenario.model();
      String second = scenario.model();

      // Then
      JsonNode created = next(stream, first);
      assertThat(created.path("kind").asString()).isEqualTo("model");
      assertThat(created.path("change").asString()).isEqualTo("CREATED");
      assertThat(created.path("data").path("parameterCount").asLong()).isEqualTo(26);
      try (BufferedReader resumed = listen("Last-Event-ID", created.path("seq").asString())) {
        JsonNode missed = next(resumed, "\"kind\":\"model\"");
        assertThat(missed.path("id").asString()).isEqualTo(second);
      }
    }
  }

  @Test
  void shouldTellWhenKafkaForgetsRecordsOfADataSource() throws Exception {
    // Given
    String source = scenario.dataSource();
    JsonNode whole = api.get("/api/v1/data-sources/" + source).json();
    String[] range = whole.path("ranges").get(0).asString().split(":");
    try (BufferedReader stream = listen()) {
      // When
      kafka.deleteRecordsBefore(range[0], 0, 4);

      // Then
      JsonNode changed = next(stream, "\"PARTLY\"");
      assertThat(changed.path("kind").asString()).isEqualTo("data-source");
      assertThat(changed.path("id").asString()).isEqualTo(source);
      JsonNode partly = api.get("/api/v1/data-sources/" + source).json();
      assertThat(whole.path("retainedSince").isNull()).isTrue();
      assertThat(partly.path("retainedSince").isNull()).isFalse();
      assertThat(partly.path("missing").path("code").asString()).isEqualTo("OFFSETS_EXPIRED");
      assertThat(partly.path("missing").path("message").asString())
          .endsWith("but Kafka retains it only from offset 4; send the records again");
    }
  }

  @Test
  void shouldSayThatItCannotGoOnFromAnUnknownEvent() throws Exception {
    // When
    try (BufferedReader stream = listen("Last-Event-ID", "7")) {
      // Then
      assertThat(next(stream, "reset").path("kind").asString()).isEqualTo("reset");
    }
  }

  @Test
  void shouldTellAClientTooManyThatItIsOne() throws Exception {
    // Given
    List<BufferedReader> streams = new ArrayList<>();
    try {
      HttpResponse<InputStream> last = stream();
      while (last.statusCode() == 200 && streams.size() <= 200) {
        streams.add(reader(last));
        last = stream();
      }

      // When
      String id = scenario.model();

      // Then
      assertThat(streams).hasSizeBetween(190, 200);
      assertThat(last.statusCode()).isEqualTo(503);
      assertThat(last.headers().firstValue("Retry-After")).hasValue("10");
      JsonNode problem = ContractJson.mapper().readTree(last.body());
      assertThat(problem.path("code").asString()).isEqualTo("TOO_MANY_LISTENERS");
      assertThat(problem.path("detail").asString())
          .isEqualTo("200 event streams are open, which is the limit; close one and try again");
      for (BufferedReader stream : streams) {
        assertThat(next(stream, id).path("change").asString()).isEqualTo("CREATED");
      }
    } finally {
      for (BufferedReader stream : streams) {
        stream.close();
      }
    }
    Api.await(this::noticesThatTheyAreGone);
  }

  /** It does when it tells them something. */
  private boolean noticesThatTheyAreGone() {
    scenario.model();
    return hub.listeners() < 10;
  }

  @Test
  void shouldDropAClientThatDoesNotReadAndNoOther() throws Exception {
    // Given
    HttpRequest request = api.request("/api/v1/events");
    try (Socket slow = new Socket("127.0.0.1", request.uri().getPort());
        BufferedReader quick = listen()) {
      slow.getOutputStream()
          .write(
              ("GET /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nAuthorization: "
                      + request.headers().firstValue("Authorization").orElseThrow()
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      BufferedReader slowly =
          new BufferedReader(new InputStreamReader(slow.getInputStream(), StandardCharsets.UTF_8));
      assertThat(slowly.readLine()).startsWith("HTTP/1.1 200");

      // When
      String filler = "x".repeat(10_000);
      for (int change = 1; change <= 8_000; change++) {
        hub.publish(Change.updated(ResourceKind.PROBLEM, "filler-" + change, filler));
        if (change % 500 == 0) {
          next(quick, "filler-" + change + '"');
        }
      }

      // Then
      assertThat(slowly.lines().filter(line -> line.contains("\"filler-8000\""))).isEmpty();
    }
  }
}
