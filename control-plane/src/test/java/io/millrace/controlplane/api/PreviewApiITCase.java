package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.api.Api.Answer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The job that something would be, shown before it is. */
@ControlPlaneTest
class PreviewApiITCase {
  private static final String TRAININGS = "/api/v1/trainings";
  private static final String INFERENCES = "/api/v1/inferences";
  private static final String LATER = "chosen when it starts";
  @Autowired private Api api;
  @Autowired private Scenario scenario;
  @TempDir private Path store;

  private JsonNode submitted(JobId id) {
    Api.await(() -> scenario.isSubmitted(id));
    return tree(ContractJson.write(scenario.submitted(id)));
  }

  private static JsonNode tree(String json) {
    return ContractJson.mapper().readTree(json);
  }

  @Test
  void shouldShowTheTrainingJobThatIsThenSubmitted() {
    // Given
    Map<String, Object> asked =
        Map.of(
            "name",
            "as shown",
            "modelSetId",
            scenario.modelSet(2),
            "dataSourceId",
            scenario.dataSource(),
            "fit",
            Map.of("epochs", 2));

    // When
    Answer preview = api.post(TRAININGS + ":preview", asked);

    // Then
    assertThat(preview.status()).as(preview.json().toString()).isEqualTo(200);
    assertThat(preview.json().path("manifest").isNull()).isTrue();
    assertThat(preview.json().path("note").isNull()).isTrue();
    JsonNode job = preview.json().path("job");
    assertThat(job.path("jobId").asString()).isEqualTo(LATER);
    String training = api.post(TRAININGS, asked).id();
    String text = submitted(Scenario.trainingJob(training)).toString();
    for (String made : scenario.resultIds(training)) {
      text = text.replace(made, LATER);
    }
    assertThat(job).isEqualTo(tree(text.replace("tr-" + training, LATER)));
  }

  @Test
  void shouldLeaveNothingBehindNorUseUpANumber() {
    // Given
    Map<String, Object> asked =
        Map.of("modelSetId", scenario.modelSet(1), "dataSourceId", scenario.dataSource());
    long before = api.post(TRAININGS, asked).json().path("deploymentNumber").asLong();

    // When
    JsonNode job = api.post(TRAININGS + ":preview", asked).json().path("job");

    // Then
    Answer after = api.post(TRAININGS, asked);
    assertThat(after.json().path("deploymentNumber").asLong()).isEqualTo(before + 1);
    assertThat(job.path("name").asString())
        .isEqualTo(after.json().path("name").asString().replaceAll("#\\d+$", "#<" + LATER + ">"));
  }

  @Test
  void shouldSayThatAJobWaitsForItsData() {
    // When
    JsonNode preview =
        api.post(TRAININGS + ":preview", Map.of("modelSetId", scenario.modelSet(1))).json();

    // Then
    assertThat(preview.path("job").isNull()).isTrue();
    assertThat(preview.path("note").asString()).startsWith("The training waits for its data: ");
  }

  @Test
  void shouldShowTheScoringJobThatIsThenSubmitted() {
    // Given
    Map<String, Object> asked =
        Map.of(
            "resultId",
            scenario.trainedResult(store),
            "inputTopic",
            Scenario.unique("in"),
            "outputTopic",
            Scenario.unique("out"));

    // When
    Answer preview = api.post(INFERENCES + ":preview", asked);

    // Then
    assertThat(preview.status()).as(preview.json().toString()).isEqualTo(200);
    String inference = api.post(INFERENCES, asked).id();
    String text = submitted(new JobId("inf-" + inference)).toString();
    assertThat(preview.json().path("job"))
        .isEqualTo(tree(text.replace("inf-" + inference, LATER).replace(inference, LATER)));
  }

  @Test
  void shouldRefuseWhatCreatingWouldRefuse() {
    // Given
    Map<String, Object> model =
        Map.of("resultId", scenario.trainedResult(store), "inputTopic", "a", "outputTopic", "b");

    // When, Then
    for (Map<String, Object> asked :
        List.<Map<String, Object>>of(
            Map.of(),
            Map.of("modelSetId", "nobody"),
            Map.of("modelSetId", scenario.modelSet(1), "dataSourceId", "nobody"),
            Map.of("modelSetId", scenario.modelSet(1), "fit", Map.of("epochs", 0)))) {
      assertSameRefusal(TRAININGS, asked);
    }
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("resultId", "nobody"),
            Map.of("outputTopic", "millrace.models"),
            Map.of("outputTopic", "a"),
            Map.of("parallelism", 0))) {
      assertSameRefusal(INFERENCES, merged(model, wrong));
    }
  }

  private static Map<String, Object> merged(Map<String, Object> one, Map<String, Object> other) {
    Map<String, Object> both = new HashMap<>(one);
    both.putAll(other);
    return both;
  }

  private void assertSameRefusal(String path, Map<String, Object> asked) {
    Answer created = api.post(path, asked);
    Answer shown = api.post(path + ":preview", asked);
    assertThat(created.status()).as(asked.toString()).isEqualTo(422);
    assertThat(shown.status()).as(asked.toString()).isEqualTo(422);
    assertThat(shown.json().path("code")).isEqualTo(created.json().path("code"));
    assertThat(shown.json().path("errors")).isEqualTo(created.json().path("errors"));
  }
}
