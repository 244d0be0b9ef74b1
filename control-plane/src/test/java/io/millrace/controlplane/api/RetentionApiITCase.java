package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.api.Api.Answer;
import io.millrace.controlplane.submission.FakeJobSubmitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What is deleted after something was deleted, and what is not. */
@ControlPlaneTest
class RetentionApiITCase {
  private static final String RETENTION = "/api/v1/system/retention";
  private static final Path STORE = Path.of("target/test-data/artifacts");
  @Autowired private Api api;
  @Autowired private Scenario scenario;
  @Autowired private FakeJobSubmitter runtime;
  @Autowired private JdbcClient database;

  private JsonNode item(String name) {
    return api.get(RETENTION)
        .json()
        .path("items")
        .valueStream()
        .filter(item -> item.path("location").asString().endsWith(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing is said of " + name));
  }

  private void lookADayLater(String name) {
    database
        .sql(
            "update discarded_place set discarded_at = timestamp '2026-01-01 00:00:00' where uri"
                + " like ?")
        .param("%/" + name)
        .update();
  }

  private List<String> swept() {
    Answer answer = api.post(RETENTION + ":sweep", Map.of());
    assertThat(answer.status()).isEqualTo(200);
    return answer
        .json()
        .path("items")
        .valueStream()
        .map(item -> item.path("location").asString())
        .toList();
  }

  @Test
  void shouldKeepAResultUntilNeitherItsTrainingNorADeploymentNamesIt() throws IOException {
    // Given
    String training = scenario.training(1);
    String result = scenario.resultIds(training).get(0);
    Path artifact = Files.createDirectories(STORE.resolve(result));
    Files.writeString(artifact.resolve("saved_model.pb"), "graph");
    Path foreign = Files.createDirectories(STORE.resolve("foreign-" + result));
    Files.writeString(foreign.resolve("saved_model.pb"), "graph");
    scenario.tell(
        training + "-done",
        Scenario.trainingJob(training),
        Outcomes.succeeded(result, artifact.toAbsolutePath()));
    scenario.awaitTraining(training, "FINISHED");
    Answer deployed =
        api.post(
            "/api/v1/inferences",
            Map.of(
                "resultId",
                result,
                "inputTopic",
                Scenario.unique("in"),
                "outputTopic",
                Scenario.unique("out")));
    assertThat(deployed.status()).isEqualTo(201);

    // When
    assertThat(api.delete("/api/v1/trainings/" + training).status()).isEqualTo(204);
    JsonNode named = item("/artifacts/" + result);
    lookADayLater(result);

    // Then
    assertThat(named.path("kind").asString()).isEqualTo("RESULT");
    assertThat(named.path("action").asString()).isEqualTo("KEEP");
    assertThat(named.path("reason").asString()).isEqualTo("named by a deployment");
    assertThat(swept()).noneMatch(location -> location.endsWith("/artifacts/" + result));
    assertThat(artifact).isNotEmptyDirectory();

    // When
    JobId job = new JobId("inf-" + deployed.id());
    Api.await(() -> runtime.status(job).isPresent());
    api.delete("/api/v1/inferences/" + deployed.id());
    Api.await(
        () ->
            api.get("/api/v1/inferences/" + deployed.id())
                .json()
                .path("state")
                .asString()
                .equals("CANCELLING"));
    runtime.move(job, JobState.CANCELED);
    Api.await(() -> api.get("/api/v1/inferences/" + deployed.id()).status() == 404);

    // Then
    assertThat(item("/artifacts/" + result).path("action").asString()).isEqualTo("DELETE");
    assertThat(artifact).isNotEmptyDirectory();
    assertThat(swept()).anyMatch(location -> location.endsWith("/artifacts/" + result));
    assertThat(artifact).doesNotExist();
    assertThat(foreign).isNotEmptyDirectory();
  }

  @Test
  void shouldTellOfTheStateOfAJobThatHasEndedAndLeaveItADay() throws IOException {
    // Given
    String training = scenario.training(1);
    String result = scenario.resultIds(training).get(0);
    Path state = Path.of("target/test-data/checkpoints/tr-" + training + "/runs/1");
    Files.createDirectories(state);
    Files.writeString(state.resolve("_metadata"), "state");

    // When
    scenario.tell(
        training + "-done",
        Scenario.trainingJob(training),
        Outcomes.succeeded(result, STORE.resolve("nowhere").toAbsolutePath()));
    scenario.awaitTraining(training, "FINISHED");
    JsonNode waits = item("tr-" + training);
    swept();

    // Then
    assertThat(waits.path("kind").asString()).isEqualTo("JOB_STATE");
    assertThat(waits.path("action").asString()).isEqualTo("WAIT");
    assertThat(state).isNotEmptyDirectory();

    // When
    lookADayLater("tr-" + training);
    swept();

    // Then
    assertThat(state.getParent().getParent()).doesNotExist();
  }
}
