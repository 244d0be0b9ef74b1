package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.JobId;
import io.millrace.controlplane.api.Api.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Models that are scored with as they came. */
@ControlPlaneTest
class SavedModelApiITCase {
  @Autowired private Api api;
  @Autowired private Scenario scenario;

  @TempDir private Path store;

  @Test
  void shouldDeployASavedModelAsItIsAndNeverTrainIt() throws IOException {
    // Given
    Answer created = scenario.upload("classifier-saved-model.zip");
    String model = created.id();

    // When
    Answer set = api.post("/api/v1/model-sets", Map.of("name", "none", "modelIds", List.of(model)));
    Answer withoutFormat = deploy(Map.of("modelId", model));
    Answer both = deploy(Map.of("modelId", model, "resultId", "r"));
    Answer untrained = deploy(Map.of("modelId", scenario.model(), "format", "RAW"));
    Answer mismatch =
        deploy(
            Map.of(
                "modelId",
                model,
                "format",
                "RAW",
                "formatConfig",
                Map.of("data_type", "float32", "label_type", "uint8", "data_reshape", "4")));
    Answer deployed =
        deploy(Map.of("modelId", model, "format", "RAW", "formatConfig", Scenario.RAW_OF_THREE));

    // Then
    assertThat(created.json().path("architecture").isNull()).isTrue();
    assertThat(created.json().path("layers").size()).isZero();
    assertThat(created.json().path("inputs").toString())
        .isEqualTo("[{\"name\":\"features\",\"type\":\"float32\",\"shape\":[3]}]");
    assertThat(set.status()).isEqualTo(422);
    assertThat(set.json().path("errors").get(0).path("pointer").asString())
        .isEqualTo("/modelIds/0");
    assertThat(set.json().path("errors").get(0).path("message").asString())
        .isEqualTo(
            "model '"
                + created.json().path("name").asString()
                + "' is a SAVED_MODEL, a graph without layers, losses and optimizer, and cannot be"
                + " trained; legal is a KERAS_SOURCE, KERAS_JSON or KERAS_ARCHIVE. It can be"
                + " deployed as it is.");
    assertThat(detail(withoutFormat))
        .isEqualTo(
            "'format' is missing, and an imported model was trained on none that is known here;"
                + " legal is RAW, JSON, AVRO or IMAGE");
    assertThat(detail(both))
        .isEqualTo(
            "inference: /modelId: 'resultId' and 'modelId' are both given; legal is one of them");
    assertThat(detail(untrained))
        .contains("is a KERAS_JSON and has to be trained first; legal is a SAVED_MODEL");
    assertThat(detail(mismatch)).contains("4 values for each record, but the model takes 3");
    assertThat(deployed.status()).isEqualTo(201);
    assertThat(deployed.json().path("modelId").asString()).isEqualTo(model);
    assertThat(deployed.json().path("resultId").isNull()).isTrue();
    assertThat(deployed.json().path("modelVersion").asLong()).isEqualTo(1);
  }

  @Test
  void shouldNotTurnAModelOfASetIntoOneThatCannotBeTrained() throws IOException {
    // Given
    String model = scenario.model();
    String set = Scenario.unique("set");
    api.post("/api/v1/model-sets", Map.of("name", set, "modelIds", List.of(model)));
    byte[] zip = Files.readAllBytes(Scenario.UPLOADS.resolve("classifier-saved-model.zip"));
    Form form = new Form().text("name", Scenario.unique("x")).file("file", "m.zip", zip);

    // When
    Answer refused = api.submit("PUT", "/api/v1/models/" + model, form, "If-Match", "\"1\"");

    // Then
    assertThat(refused.status()).isEqualTo(409);
    assertThat(detail(refused))
        .endsWith(
            "is used by model set '"
                + set
                + "' and cannot become a SAVED_MODEL, which cannot be trained");
  }

  @Test
  void shouldSwitchToAnImportedModelWithoutARestart() throws IOException {
    // Given
    String model = scenario.upload("classifier-saved-model.zip").id();
    String result = scenario.trainedResult(store);
    String id = deploy(Map.of("resultId", result)).id();

    // When
    Answer accepted =
        api.post("/api/v1/inferences/" + id + ":deploy-version", Map.of("modelId", model));
    Answer neither = api.post("/api/v1/inferences/" + id + ":deploy-version", Map.of());

    // Then
    assertThat(accepted.status()).isEqualTo(202);
    JsonNode inference = api.get("/api/v1/inferences/" + id).json();
    assertThat(inference.path("modelId").asString()).isEqualTo(model);
    assertThat(inference.path("resultId").isNull()).isTrue();
    assertThat(detail(neither))
        .isEqualTo(
            "request: /resultId: 'resultId' is missing; legal is the result of a training, or"
                + " 'modelId' of a SAVED_MODEL");
  }

  private Answer deploy(Map<String, Object> what) {
    Map<String, Object> request = new HashMap<>(what);
    request.put("inputTopic", Scenario.unique("in"));
    request.put("outputTopic", Scenario.unique("out"));
    return api.post("/api/v1/inferences", request);
  }

  private static String detail(Answer answer) {
    return answer.json().path("detail").asString();
  }

  @Test
  void shouldKeepTheFilesOfADeletedModelThatIsDeployed() throws IOException {
    // Given
    String model = scenario.upload("classifier-saved-model.zip").id();
    Answer deployed =
        deploy(Map.of("modelId", model, "format", "RAW", "formatConfig", Scenario.RAW_OF_THREE));
    api.await(
        "/api/v1/inferences/" + deployed.id(),
        json -> json.path("state").asString().equals("DEPLOYING"));

    // When
    Answer deleted = api.delete("/api/v1/models/" + model);

    // Then
    assertThat(deleted.status()).isEqualTo(204);
    InferenceJobSpec spec =
        (InferenceJobSpec) scenario.submitted(new JobId("inf-" + deployed.id()));
    assertThat(Path.of(URI.create(spec.initialModel().artifact().uri())).resolve("saved_model.pb"))
        .exists();
  }
}
