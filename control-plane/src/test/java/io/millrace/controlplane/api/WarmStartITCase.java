package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.TrainingJobSpec;
import io.millrace.controlplane.api.Api.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ControlPlaneTest
class WarmStartITCase {
  @Autowired private Api api;
  @Autowired private Scenario scenario;

  @TempDir private Path store;
  private Path weights;

  @BeforeEach
  void keepWeights() throws IOException {
    weights = Files.createFile(store.resolve("model.keras"));
  }

  /** A training whose first model is done, with its weights in the store. */
  private String trained() {
    String training = scenario.training(1);
    String result = scenario.resultIds(training).get(0);
    scenario.tell(
        training + "-done",
        Scenario.trainingJob(training),
        Outcomes.succeededWithArchive(result, store));
    scenario.awaitTraining(training, "FINISHED");
    return training;
  }

  private Answer train(String set, Object startFrom) {
    return api.post(
        "/api/v1/trainings",
        Map.of("modelSetId", set, "dataSourceId", scenario.dataSource(), "startFrom", startFrom));
  }

  private static void refused(Answer answer, String code, String pointer, String text) {
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("code").asString()).isEqualTo(code);
    assertThat(answer.json().path("errors").get(0).path("pointer").asString()).isEqualTo(pointer);
    assertThat(answer.json().path("detail").asString()).isEqualTo(text);
  }

  @Test
  void shouldStartFromTheWeightsOfAnEarlierResultOfTheSameModelAlsoInAClone() {
    // Given
    JsonNode earlier = api.get("/api/v1/trainings/" + trained()).json();
    String result = earlier.path("results").get(0).path("id").asString();

    // When
    Answer created = train(earlier.path("modelSetId").asString(), Map.of("resultId", result));
    Answer copy = api.post("/api/v1/trainings/" + created.id() + ":clone", Map.of());

    // Then
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().path("startFrom").path("resultId").asString()).isEqualTo(result);
    for (String training : List.of(created.id(), copy.id())) {
      JsonNode started = scenario.awaitTraining(training, "DEPLOYING").path("results").get(0);
      assertThat(started.path("initialResultId").asString()).isEqualTo(result);
      TrainingJobSpec spec = (TrainingJobSpec) scenario.submitted(Scenario.trainingJob(training));
      assertThat(spec.models().get(0).initialWeights().uri())
          .isEqualTo(store.toUri().toString().replaceAll("/$", ""));
    }
  }

  @Test
  void shouldGiveEachModelTheResultThatIsNamedForIt() {
    // Given
    String result = scenario.resultIds(trained()).get(0);
    String set = scenario.modelSet(2);
    JsonNode models = api.get("/api/v1/model-sets/" + set).json().path("modelIds");

    // When
    Answer created = train(set, Map.of("models", Map.of(models.get(1).asString(), result)));

    // Then
    assertThat(created.status()).isEqualTo(201);
    JsonNode results = created.json().path("results");
    assertThat(results.get(0).path("initialWeights").isNull()).isTrue();
    assertThat(results.get(1).path("initialResultId").asString()).isEqualTo(result);
  }

  @Test
  void shouldGiveTheWeightsToEveryModelOfTheSameShapeWhenItsOwnIsNotInTheSet() {
    // Given
    String result = scenario.resultIds(trained()).get(0);

    // When
    Answer created = train(scenario.modelSet(2), Map.of("resultId", result));

    // Then
    assertThat(created.json().path("results").valueStream())
        .allMatch(model -> model.path("initialResultId").asString().equals(result));
  }

  @Test
  void shouldRefuseAResultThatThereIsNot() {
    // When
    Answer refused = train(scenario.modelSet(1), Map.of("resultId", "r-none"));

    // Then
    refused(refused, "RESULT_NOT_FOUND", "/startFrom/resultId", "there is no result 'r-none'");
  }

  @Test
  void shouldRefuseAResultWithoutWeights() throws IOException {
    // Given
    String running = scenario.resultIds(scenario.training(1)).get(0);
    String old = scenario.trainedResult(store);
    String gone = scenario.resultIds(trained()).get(0);
    String set = scenario.modelSet(1);

    // When
    Answer unfinished = train(set, Map.of("resultId", running));
    Answer withoutFiles = train(set, Map.of("resultId", old));
    Files.delete(weights);
    Answer deleted = train(set, Map.of("resultId", gone));

    // Then
    refused(
        unfinished,
        "RESULT_NOT_FINISHED",
        "/startFrom/resultId",
        "result '" + running + "' is WAITING and has no weights; legal is one that is FINISHED");
    refused(
        withoutFiles,
        "WEIGHTS_ABSENT",
        "/startFrom/resultId",
        "the weights of result '"
            + old
            + "' are not kept; legal is a result with Keras files, or to train the model anew");
    assertThat(deleted.json().path("detail").asString()).contains("any more; legal is a result");
  }

  @Test
  void shouldRefuseWeightsOfOtherShapes() {
    // Given
    String result = scenario.resultIds(trained()).get(0);
    String other = scenario.model(KerasModels.classifier(4, 2));
    String set = scenario.modelSetOf(List.of(other));
    String name = api.get("/api/v1/models/" + other).json().path("name").asString();

    // When
    Answer none = train(set, Map.of("resultId", result));
    Answer named = train(set, Map.of("models", Map.of(other, result)));

    // Then
    assertThat(none.json().path("code").asString()).isEqualTo("WEIGHTS_DO_NOT_FIT");
    assertThat(none.json().path("detail").asString())
        .matches(
            "the weights of result '.*' cannot be taken: the set has neither model 'model-.*' nor"
                + " one whose weights have the same shapes; legal is a result of a model of the"
                + " set");
    assertThat(named.json().path("errors").get(0).path("pointer").asString())
        .isEqualTo("/startFrom/models/" + other);
    assertThat(named.json().path("detail").asString())
        .contains("'hidden/kernel' has the shape (3, 4), and 'hidden/kernel'")
        .endsWith("of model '" + name + "' (4, 4)");
  }

  @Test
  void shouldRefuseAModelThatIsNotInTheSetAndAnUndecidedStart() {
    // Given
    String set = scenario.modelSet(1);
    String model = api.get("/api/v1/model-sets/" + set).json().path("modelIds").get(0).asString();

    // When
    Answer stranger = train(set, Map.of("models", Map.of("m-1", "r-1")));
    Answer nothing = train(set, Map.of());
    Answer both = train(set, Map.of("resultId", "r", "models", Map.of("m", "r")));

    // Then
    refused(
        stranger,
        "MODEL_NOT_IN_SET",
        "/startFrom/models/m-1",
        "the set has no model 'm-1'; legal is one of " + model);
    assertThat(nothing.json().path("errors").get(0).path("message").asString())
        .isEqualTo(
            "startFrom names no result; legal is either 'resultId' or 'models' with at least one"
                + " model");
    assertThat(both.json().path("errors").get(0).path("message").asString())
        .startsWith("startFrom names both 'resultId' and 'models'");
  }
}
