package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.event.EpochCompleted;
import io.millrace.contracts.event.ScoringProgress;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.events.ResourceKind;
import io.millrace.controlplane.submission.FakeJobSubmitter;
import io.millrace.controlplane.submission.JobStatus.Steadiness;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Whoever generates a client from the description reads the stream of events with it as well. */
@ControlPlaneTest
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class DescribedEventsITCase {
  @Autowired private Api api;
  @Autowired private Scenario scenario;
  @Autowired private FakeJobSubmitter runtime;
  @TempDir private Path store;

  private static final Set<String> KINDS =
      Stream.of(ResourceKind.values()).map(ResourceKind::wireName).collect(Collectors.toSet());

  private static final class Heard {
    private final Set<String> kinds = new HashSet<>();
    private final Set<String> changes = new HashSet<>();
    private final Map<String, List<String>> faults = new TreeMap<>();
  }

  private BufferedReader listen() throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        HttpClient.newHttpClient()
            .send(api.request("/api/v1/events"), HttpResponse.BodyHandlers.ofInputStream());
    return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  /** One event of each kind at least, and a deletion. */
  private void work() {
    String training = scenario.training(1);
    String result = scenario.resultIds(training).get(0);
    scenario.tell(
        training + "-epoch",
        Scenario.trainingJob(training),
        new EpochCompleted(
            result, 1, 2, 10, Map.of("loss", 1.0), Map.of("loss", Double.NaN), 12, 0.001));
    String inference = scenario.inference(store);
    JobId job = new JobId("inf-" + inference);
    Api.await(() -> scenario.isSubmitted(job));
    runtime.run(job, new Steadiness(0, 1));
    scenario.tell(inference + "-p", job, new ScoringProgress(inference, 0, 10, 1, 5, 1, 3, 1));
    api.await(
        "/api/v1/inferences/" + inference, json -> json.path("state").asString().equals("RUNNING"));
    api.post("/api/v1/snapshots", Map.of("inferenceId", inference));
    scenario.tellRaw("{\"kind\": \"NEVER_HEARD_OF\"}");
    api.delete("/api/v1/models/" + scenario.model());
  }

  private Heard hear(BufferedReader stream) throws IOException {
    DescribedSchemas schemas = DescribedSchemas.of(api);
    Heard heard = new Heard();
    String line;
    while (!(heard.kinds.containsAll(KINDS) && heard.changes.contains("DELETED"))
        && (line = stream.readLine()) != null) {
      if (line.startsWith("data:")) {
        JsonNode event = ContractJson.mapper().readTree(line.substring("data:".length()));
        heard.kinds.add(event.path("kind").asString());
        heard.changes.add(event.path("change").asString());
        List<String> violations = schemas.violations(schemas.named("Event"), event);
        if (!violations.isEmpty()) {
          heard.faults.put(line, violations);
        }
      }
    }
    return heard;
  }

  @Test
  void shouldTellOnlyWhatTheDescriptionSays() throws Exception {
    // Given
    try (BufferedReader stream = listen()) {
      assertThat(stream.readLine()).isEqualTo(":heartbeat");

      // When
      work();
      Heard heard = hear(stream);

      // Then
      assertThat(heard.kinds).containsAll(KINDS);
      assertThat(heard.faults).isEmpty();
    }
  }

  @Test
  void shouldNoticeAnEventThatIsDescribedOtherwise() {
    // Given
    DescribedSchemas schemas = DescribedSchemas.of(api);
    JsonNode event =
        ContractJson.mapper()
            .readTree(
                """
                {"seq": 1, "time": "2026-11-22T10:00:00Z", "kind": "model-set", "id": "a",
                 "change": "UPDATED", "data": {"id": "a", "name": "without its models"}}""");

    // When, Then
    assertThat(schemas.violations(schemas.named("Event"), event)).isNotEmpty();
  }
}
