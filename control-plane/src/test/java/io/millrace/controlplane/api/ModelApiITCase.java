package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.TrainingJobSpec;
import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.api.Api.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ControlPlaneTest
class ModelApiITCase {
  private static final String SOURCE =
      String.join(
          "\n",
          "model = tf.keras.Sequential([",
          "    tf.keras.Input(shape=(3,)),",
          "    tf.keras.layers.Dense(4, activation=\"relu\", name=\"hidden\"),",
          "    tf.keras.layers.Dense(2, activation=\"softmax\"),",
          "])",
          "model.compile(optimizer=\"adam\", loss=\"sparse_categorical_crossentropy\")");
  @Autowired private Api api;
  @Autowired private Scenario scenario;

  private static Map<String, Object> model(String name, String code) {
    return Map.of("name", name, "format", "KERAS_JSON", "code", code);
  }

  @Test
  void shouldAnswerLayersAndSignatureOfANewModel() {
    // Given
    String name = Scenario.unique("digits");

    // When
    Answer created = api.post("/api/v1/models", model(name, KerasModels.classifier(3, 2)));

    // Then
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Location")).hasValue("/api/v1/models/" + created.id());
    JsonNode json = api.get("/api/v1/models/" + created.id()).json();
    assertThat(json.path("name").asString()).isEqualTo(name);
    assertThat(json.path("description").asString()).isEmpty();
    assertThat(json.path("parameterCount").asLong()).isEqualTo(3 * 4 + 4 + 4 * 2 + 2);
    assertThat(json.path("layers").get(0).toString())
        .isEqualTo(
            "{\"name\":\"hidden\",\"type\":\"Dense\",\"outputShape\":[4],\"parameters\":16,"
                + "\"inputs\":[\"features\"]}");
    assertThat(json.path("inputs").toString())
        .isEqualTo("[{\"name\":\"features\",\"type\":\"float32\",\"shape\":[3]}]");
    assertThat(json.path("architecture").path("class_name").asString()).isEqualTo("Sequential");
    assertThat(json.path("createdAt").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
  }

  @Test
  void shouldReportBothFaultsOfAModelEachWithItsLayer() {
    // Given
    Map<String, Object> model = model(Scenario.unique("broken"), KerasModels.withTwoFaults());

    // When
    Answer refused = api.post("/api/v1/models", model);

    // Then
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.header("Content-Type")).hasValue("application/problem+json");
    assertThat(refused.json().path("code").asString()).isEqualTo("MODEL_INVALID");
    assertThat(refused.json().path("detail").asString())
        .isEqualTo("the model has 2 faults; each names its place");
    JsonNode errors = refused.json().path("errors");
    assertThat(errors.size()).isEqualTo(2);
    assertThat(errors.get(0).path("layer").asString()).isEqualTo("hidden");
    assertThat(errors.get(0).path("pointer").asString()).isEqualTo("/config/layers/1/config/units");
    assertThat(errors.get(0).path("message").asString()).contains("0");
    assertThat(errors.get(1).path("layer").asString()).isEqualTo("probabilities");
    assertThat(errors.get(1).path("message").asString()).contains("sotfmax");
  }

  @Test
  void shouldKeepSourceAsItIsAndShowWhatItCompilesTo() {
    // Given
    String imports = "import tensorflow as tf\n";
    Map<String, Object> model =
        Map.of(
            "name",
            Scenario.unique("source"),
            "format",
            "KERAS_SOURCE",
            "imports",
            imports,
            "code",
            SOURCE);

    // When
    Answer created = api.post("/api/v1/models", model);

    // Then
    assertThat(created.status()).as(created.json().toString()).isEqualTo(201);
    JsonNode json = api.get("/api/v1/models/" + created.id()).json();
    assertThat(json.path("format").asString()).isEqualTo("KERAS_SOURCE");
    assertThat(json.path("imports").asString()).isEqualTo(imports);
    assertThat(json.path("code").asString()).isEqualTo(SOURCE);
    assertThat(json.path("architecture").path("class_name").asString()).isEqualTo("Sequential");
    assertThat(json.path("layers").get(0).toString())
        .isEqualTo(
            "{\"name\":\"hidden\",\"type\":\"Dense\",\"outputShape\":[4],\"parameters\":16,"
                + "\"inputs\":[\"input_layer\"]}");
    assertThat(json.path("trainableParameterCount").asLong()).isEqualTo(26);
  }

  @Test
  void shouldTrainWhatSourceCompilesTo() {
    // Given
    String model =
        api.post(
                "/api/v1/models",
                Map.of("name", Scenario.unique("s"), "format", "KERAS_SOURCE", "code", SOURCE))
            .id();
    String set =
        api.post("/api/v1/model-sets", Map.of("name", "s", "modelIds", List.of(model))).id();

    // When
    String training =
        api.post(
                "/api/v1/trainings",
                Map.of("modelSetId", set, "dataSourceId", scenario.dataSource()))
            .id();

    // Then
    scenario.awaitTraining(training, "DEPLOYING");
    TrainingJobSpec spec = (TrainingJobSpec) scenario.submitted(Scenario.trainingJob(training));
    JsonNode architecture = ContractJson.mapper().readTree(spec.models().get(0).architecture());
    assertThat(architecture.path("compile_config").path("loss").asString())
        .isEqualTo("sparse_categorical_crossentropy");
    assertThat(spec.models().get(0).initialWeights()).isNull();
  }

  @Test
  void shouldReportBothFaultsOfSourceEachWithItsLineAndColumn() {
    // Given
    String code =
        SOURCE
            .replace("Dense(4, activation=\"relu\"", "Dense(4, activation=\"rleu\"")
            .replace("\"adam\"", "\"adma\"");

    // When
    Answer refused =
        api.post(
            "/api/v1/models:validate", Map.of("name", "x", "format", "KERAS_SOURCE", "code", code));

    // Then
    assertThat(refused.status()).isEqualTo(422);
    JsonNode errors = refused.json().path("errors");
    assertThat(errors.size()).as(errors.toString()).isEqualTo(2);
    assertThat(errors.get(0).path("pointer").asString()).isEqualTo("/code");
    assertThat(errors.get(0).path("line").asInt()).isEqualTo(3);
    assertThat(errors.get(0).path("column").asInt()).isPositive();
    assertThat(errors.get(0).path("message").asString()).contains("rleu");
    assertThat(errors.get(1).path("line").asInt()).isEqualTo(6);
    assertThat(errors.get(1).path("message").asString()).contains("adma");
  }

  @Test
  void shouldValidateWithoutKeeping() {
    // Given
    Map<String, Object> model = model("not kept", KerasModels.classifier(3, 2));

    // When
    Answer valid = api.post("/api/v1/models:validate", model);

    // Then
    assertThat(valid.status()).isEqualTo(200);
    assertThat(valid.json().path("layers").size()).isEqualTo(2);
    assertThat(valid.json().path("parameterCount").asLong()).isEqualTo(26);
    assertThat(api.get("/api/v1/models").json().toString()).doesNotContain("not kept");
  }

  @Test
  void shouldRefuseANameThatIsTaken() {
    // Given
    Map<String, Object> model = model(Scenario.unique("twice"), KerasModels.classifier(3, 2));
    api.post("/api/v1/models", model);

    // When
    Answer refused = api.post("/api/v1/models", model);

    // Then
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("detail").asString())
        .isEqualTo("a model named '" + model.get("name") + "' exists; legal is a new name");
  }

  @Test
  void shouldChangeAModelOnlyForWhoSawItsLastVersion() {
    // Given
    String id = scenario.model();
    String body =
        "{\"name\":\""
            + Scenario.unique("renamed")
            + "\",\"format\":\"KERAS_JSON\",\"code\":"
            + quoted(KerasModels.classifier(3, 2))
            + "}";

    // When
    Answer without = api.send("PUT", "/api/v1/models/" + id, body);
    Answer changed = api.send("PUT", "/api/v1/models/" + id, body, "If-Match", "\"1\"");
    Answer stale = api.send("PUT", "/api/v1/models/" + id, body, "If-Match", "\"1\"");

    // Then
    assertThat(without.status()).isEqualTo(428);
    assertThat(without.json().path("detail").asString())
        .isEqualTo("header If-Match is missing; legal is the ETag of the model that was changed");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.header("ETag")).hasValue("\"2\"");
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.json().path("detail").asString()).contains("its ETag is now \"2\"");
  }

  private static String quoted(String text) {
    return ContractJson.write(text);
  }

  @Test
  void shouldKeepAModelThatASetUses() {
    // Given
    String id = scenario.model();
    String set = Scenario.unique("set");
    api.post("/api/v1/model-sets", Map.of("name", set, "modelIds", List.of(id)));

    // When
    Answer refused = api.delete("/api/v1/models/" + id);

    // Then
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("detail").asString())
        .endsWith("is used by model set '" + set + "'; delete that first");
  }

  @Test
  void shouldPageFromTheNewestToTheOldest() {
    // Given
    String older = scenario.model();
    String newer = scenario.model();

    // When
    JsonNode first = api.get("/api/v1/models?limit=1").json();
    JsonNode second =
        api.get("/api/v1/models?limit=1&cursor=" + first.path("nextCursor").asString()).json();

    // Then
    assertThat(first.path("items").get(0).path("id").asString()).isEqualTo(newer);
    assertThat(second.path("items").get(0).path("id").asString()).isEqualTo(older);
  }

  @Test
  void shouldNameEachModelThatDoesNotExist() {
    // When
    Answer refused =
        api.post("/api/v1/model-sets", Map.of("name", "s", "modelIds", List.of("nope", "none")));

    // Then
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").toString())
        .isEqualTo(
            "[{\"pointer\":\"/modelIds/0\",\"message\":\"there is no model 'nope'\"},"
                + "{\"pointer\":\"/modelIds/1\",\"message\":\"there is no model 'none'\"}]");
  }
}
