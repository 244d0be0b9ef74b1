package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.api.Api.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ControlPlaneTest
class AuditLogITCase {
  /** Things that have no GET of their own. */
  private static final List<String> WITHOUT_A_VIEW = List.of("/api/v1/topics/{topic}");

  @Autowired private Api api;
  @Autowired private Scenario scenario;

  private static Map<String, Object> model(String name, int outputs) {
    return Map.of("name", name, "format", "KERAS_JSON", "code", KerasModels.classifier(3, outputs));
  }

  private JsonNode entries(String query) {
    return api.get("/api/v1/audit-log?" + query).json().path("items");
  }

  /** The one entry of an action on a thing, once it is over. */
  private JsonNode entry(String resource, String action) {
    String list = "/api/v1/audit-log?resource=" + resource + "&action=" + action;
    JsonNode found =
        api.await(
            list,
            page ->
                page.path("items").size() == 1
                    && !page.path("items").get(0).path("outcome").asString().equals("UNKNOWN"));
    return api.get("/api/v1/audit-log/" + found.path("items").get(0).path("id").asString()).json();
  }

  @Test
  void shouldTellWhoChangedWhatFromWhichViewToWhich() {
    // Given
    String name = Scenario.unique("audited");
    Answer created = api.post("/api/v1/models", model(name, 2));
    String path = "/api/v1/models/" + created.id();

    // When
    String replacement = ContractJson.write(model(name + "-2", 4));
    api.send("PUT", path, replacement, "If-Match", created.header("ETag").orElseThrow());
    api.delete(path);

    // Then
    JsonNode creation = entry(path, "models.create");
    JsonNode change = entry(path, "models.replace");
    JsonNode removal = entry(path, "models.delete");
    assertThat(creation.path("traceId").asString())
        .isEqualTo(created.header("X-Trace-Id").orElseThrow());
    assertThat(creation.path("actor").path("kind").asString()).isEqualTo("LAUNCH_TOKEN");
    assertThat(creation.path("actor").path("role").asString()).isEqualTo("ADMIN");
    assertThat(creation.path("actor").path("address").asString()).isEqualTo("127.0.0.1");
    assertThat(creation.path("before").isNull()).isTrue();
    assertThat(creation.path("after").path("name").asString()).isEqualTo(name);
    assertThat(change.path("before").path("name").asString()).isEqualTo(name);
    assertThat(change.path("after").path("name").asString()).isEqualTo(name + "-2");
    assertThat(change.path("after").path("outputs").get(0).path("shape").toString())
        .isEqualTo("[4]");
    assertThat(removal.path("before").path("name").asString()).isEqualTo(name + "-2");
    assertThat(removal.path("after").isNull()).isTrue();
    assertThat(removal.path("status").asInt()).isEqualTo(204);
    assertThat(List.of(creation, change, removal))
        .allSatisfy(entry -> assertThat(entry.path("outcome").asString()).isEqualTo("DONE"));
  }

  @Test
  void shouldTellWhatWasRefusedAndWhy() {
    // When
    String path = "/api/v1/models/" + Scenario.unique("nowhere");
    api.delete(path);

    // Then
    JsonNode entry = entry(path, "models.delete");
    assertThat(entry.path("outcome").asString()).isEqualTo("REFUSED");
    assertThat(entry.path("status").asInt()).isEqualTo(404);
    assertThat(entry.path("code").asString()).isEqualTo("NOT_FOUND");
  }

  @Test
  void shouldTellOfActionsUnderTheirOwnNames() {
    // When
    String training = scenario.waitingTraining();
    api.post("/api/v1/trainings/" + training + ":cancel", Map.of());

    // Then
    JsonNode entry = entry("/api/v1/trainings/" + training, "trainings.cancel");
    assertThat(entry.path("status").asInt()).isEqualTo(202);
    assertThat(entry.path("before").path("state").asString()).isEqualTo("WAITING_FOR_DATA");
    assertThat(entry.path("after").path("state").asString()).isNotEqualTo("WAITING_FOR_DATA");
  }

  @Test
  void shouldFindEntriesByWhoWhatWhenAndOutcomePageByPage() {
    // Given
    String training = scenario.waitingTraining();
    String path = "/api/v1/trainings/" + training;
    api.post(path + ":cancel", Map.of());
    scenario.awaitTraining(training, "CANCELED");
    api.delete(path);
    String time = entry(path, "trainings.delete").path("time").asString();
    String when = URLEncoder.encode(time, StandardCharsets.UTF_8);

    // When, Then
    assertThat(entries("resource=" + path + "&actor=launch")).hasSize(3);
    assertThat(entries("resource=" + path + "&actor=nobody")).isEmpty();
    assertThat(entries("resource=" + path + "&action=trainings")).hasSize(3);
    assertThat(entries("resource=" + path + "&action=models")).isEmpty();
    assertThat(entries("resource=" + path + "&to=" + when + "&action=trainings.delete")).isEmpty();
    assertThat(entries("resource=" + path + "&from=" + when + "&action=trainings.delete"))
        .hasSize(1);
    assertThat(entries("resource=" + path + "&outcome=FAILED")).isEmpty();
    Answer first = api.get("/api/v1/audit-log?limit=1&resource=" + path);
    Answer second =
        api.get(
            "/api/v1/audit-log?limit=1&resource="
                + path
                + "&cursor="
                + first.json().path("nextCursor").asString());
    assertThat(first.json().path("items").get(0).path("action").asString())
        .isEqualTo("trainings.delete");
    assertThat(second.json().path("items").get(0).path("action").asString())
        .isEqualTo("trainings.cancel");
  }

  @Test
  void shouldNotTellOfChecksAndReads() {
    // When
    Answer checked = api.post("/api/v1/models:validate", model(Scenario.unique("checked"), 2));
    api.get("/api/v1/models");

    // Then
    String trace = checked.header("X-Trace-Id").orElseThrow();
    assertThat(entries("limit=500").toString()).doesNotContain(trace);
    assertThat(entries("action=models.validate")).isEmpty();
  }

  @Test
  void shouldSayThatThereIsNoSuchEntry() {
    Answer missing = api.get("/api/v1/audit-log/nowhere");

    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.json().path("detail").asString())
        .isEqualTo("there is no entry of the audit log 'nowhere'");
  }

  @Test
  void shouldGoOnWithTheTraceOfTheCaller() {
    String id = "4bf92f3577b34da6a3ce929d0e0e4736";
    Answer answer =
        api.send(
            "GET",
            "/api/v1/models/nowhere",
            null,
            "traceparent",
            "00-" + id + "-00f067aa0ba902b7-01");

    assertThat(answer.json().path("traceId").asString()).isEqualTo(id);
    assertThat(answer.header("traceresponse").orElseThrow()).matches("00-" + id + "-\\w{16}-01");
  }

  /** Before and after are what GET answers: what can be changed must be there to be looked at. */
  @Test
  void shouldKnowHowEverythingLooksThatCanBeChanged() {
    JsonNode paths = api.get("/api/openapi").json().path("paths");
    List<String> blind = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      JsonNode methods = path.getValue();
      boolean changes = List.of("post", "put", "patch", "delete").stream().anyMatch(methods::has);
      String resource = path.getKey().replaceFirst(":[a-z-]+$", "");
      boolean single = resource.endsWith("}");
      if (changes && single && !paths.path(resource).has("get")) {
        blind.add(resource);
      }
    }

    assertThat(blind).containsOnlyOnceElementsOf(WITHOUT_A_VIEW).hasSameSizeAs(WITHOUT_A_VIEW);
  }
}
