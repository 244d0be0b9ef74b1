package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.TrainingJobSpec;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.controlplane.api.Api.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Models that come as multipart/form-data. */
@ControlPlaneTest
class ModelUploadITCase {
  private static final String MODELS = "/api/v1/models";
  @Autowired private Api api;
  @Autowired private Scenario scenario;

  private static byte[] json() {
    return KerasModels.classifier(3, 2).getBytes(StandardCharsets.UTF_8);
  }

  private static Form named(String name) {
    return new Form().text("name", Scenario.unique(name));
  }

  private void assertRefused(Form form, int status, String detail) {
    Answer refused = api.submit("POST", MODELS, form);
    assertThat(refused.json().path("detail").asString()).isEqualTo(detail);
    assertThat(refused.status()).isEqualTo(status);
  }

  @Test
  void shouldTakeTextAsAFileAndGuessTheFormatFromItsName() {
    // When
    Answer created =
        api.submit("POST", MODELS, named("as-file").file("file", "C:\\models\\m.json", json()));

    // Then
    assertThat(created.status()).isEqualTo(201);
    JsonNode model = api.get(MODELS + "/" + created.id()).json();
    assertThat(model.path("format").asString()).isEqualTo("KERAS_JSON");
    assertThat(model.path("code").asString()).isEqualTo(KerasModels.classifier(3, 2));
    assertThat(model.path("file").isNull()).isTrue();
    assertThat(model.path("parameterCount").asLong()).isEqualTo(26);
  }

  @Test
  void shouldCheckAFileWithoutKeepingItOrAskingForAName() {
    // When
    Answer valid =
        api.submit("POST", MODELS + ":validate", new Form().file("file", "m.json", json()));

    // Then
    assertThat(valid.status()).isEqualTo(200);
    assertThat(valid.json().path("layers").size()).isEqualTo(2);
  }

  @Test
  void shouldChangeAModelWithAFormOnlyForWhoSawItsLastVersion() {
    // Given
    String path = MODELS + "/" + scenario.model();
    String name = Scenario.unique("changed");

    // When
    Form form = new Form().text("name", name).file("file", "m.json", json());
    Answer without = api.submit("PUT", path, form);
    Answer changed = api.submit("PUT", path, form, "If-Match", "\"1\"");
    Answer stale = api.submit("PUT", path, form, "If-Match", "\"1\"");

    // Then
    assertThat(without.status()).isEqualTo(428);
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.header("ETag")).hasValue("\"2\"");
    assertThat(changed.json().path("name").asString()).isEqualTo(name);
    assertThat(stale.status()).isEqualTo(412);
  }

  @Test
  void shouldKeepTheFileOfAModelThatGetsAnotherName() throws IOException {
    // Given
    Answer model = scenario.upload("classifier.keras");
    String path = MODELS + "/" + model.id();
    String name = Scenario.unique("renamed");

    // When
    Form form = new Form().text("name", name).text("format", "KERAS_ARCHIVE");
    Answer changed = api.submit("PUT", path, form, "If-Match", "\"1\"");

    // Then
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.json().path("name").asString()).isEqualTo(name);
    assertThat(changed.json().path("file")).isEqualTo(model.json().path("file"));
    api.delete(path);
  }

  @Test
  void shouldAnswerARepeatedFormWithTheFirstAnswerWhateverItsBoundary() {
    // Given
    String key = Scenario.unique("key");
    String name = Scenario.unique("once");

    // When
    Answer first = send(key, name);
    Answer second = send(key, name);
    Answer other = send(key, name + " other");

    // Then
    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(second.header("Idempotency-Replayed")).hasValue("true");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.json().path("code").asString()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  private Answer send(String key, String name) {
    Form form = new Form().text("name", name).file("file", "m.json", json());
    return api.submit("POST", MODELS, form, "Idempotency-Key", key);
  }

  @Test
  void shouldBeAsStrictWithPartsAsWithMembers() {
    assertRefused(
        named("x").text("nmae", "x").file("file", "m.json", json()),
        400,
        "'nmae' is not known here; legal is code, description, file, format, imports, name");
    assertRefused(
        new Form().text("name", "x").text("name", "y"),
        400,
        "'name' is given twice; legal is once");
    assertRefused(
        named("x").text("format", "ONNX").file("file", "m.json", json()),
        400,
        "'ONNX' is not legal; legal is one of KERAS_JSON, KERAS_SOURCE, KERAS_ARCHIVE, SAVED_MODEL");
    assertRefused(
        named("x").file("file", "m.onnx", json()),
        422,
        "model: /format: 'format' is missing and cannot be guessed from the file name 'm.onnx';"
            + " legal is one of KERAS_JSON, KERAS_SOURCE, KERAS_ARCHIVE, SAVED_MODEL, or a file name"
            + " that ends in .json, .py, .keras, .h5, .hdf5, .zip");
    assertRefused(
        named("x").text("code", "{}").file("file", "m.json", json()),
        422,
        "model: /file: 'code' and 'file' are both given; legal is one of them");
    assertRefused(
        named("x").file("file", "m.json", new byte[] {(byte) 0xc3, 0x28}),
        422,
        "model: /file: 'file' is not UTF-8 text");
    assertRefused(
        named("x").file("file", "m.keras", new byte[0]),
        422,
        "model: /file: the file is empty; legal is the file of a model");
  }

  @Test
  void shouldSayWhichPartIsMissing() {
    assertRefused(
        new Form().file("file", "m.json", json()), 422, "model: /name: 'name' is missing");
    assertRefused(
        named("x").text("format", "SAVED_MODEL"),
        422,
        "model: /file: 'file' is missing; a SAVED_MODEL is sent as multipart/form-data with"
            + " the parts name, format and file, or named by the 'uploadId' of a complete upload");
    assertRefused(
        named("x").text("format", "KERAS_SOURCE"),
        422,
        "model: /code: 'code' is missing; legal is Python that assigns a compiled model to"
            + " 'model'");
    Answer json = api.post(MODELS, Map.of("name", "x", "format", "KERAS_ARCHIVE", "code", "text"));
    assertThat(json.status()).isEqualTo(422);
    assertThat(json.json().path("errors").size()).isEqualTo(2);
  }

  @Test
  void shouldRefuseAFormThatEndsInTheMiddle() {
    // Given
    Form form = named("x").file("file", "m.json", json());
    String cut = new String(form.body(), StandardCharsets.UTF_8).substring(0, 300);

    // When
    Answer plain = api.send("POST", MODELS, cut, "Content-Type", form.contentType());
    Answer keyed =
        api.send(
            "POST",
            MODELS,
            cut,
            "Content-Type",
            form.contentType(),
            "Idempotency-Key",
            Scenario.unique("cut"));

    // Then
    assertThat(plain.status()).isEqualTo(400);
    assertThat(plain.json().path("detail").asString())
        .startsWith("the parts of the body cannot be read: ");
    assertThat(keyed.status()).isEqualTo(400);
  }

  @Test
  void shouldKeepAnArchiveOfKerasUnderItsChecksumUntilNothingUsesIt() throws IOException {
    // Given
    Path kept = Path.of("target/test-data/artifacts/models");

    // When
    Answer created = scenario.upload("classifier.keras");
    Answer twin = scenario.upload("classifier.keras");
    Answer legacy = scenario.upload("classifier.h5");

    // Then
    JsonNode model = api.get(MODELS + "/" + created.id()).json();
    assertThat(model.path("format").asString()).isEqualTo("KERAS_ARCHIVE");
    assertThat(model.path("code").isNull()).isTrue();
    assertThat(model.path("file").path("name").asString()).isEqualTo("classifier.keras");
    assertThat(model.path("file").path("sizeBytes").asLong())
        .isEqualTo(Files.size(Scenario.UPLOADS.resolve("classifier.keras")));
    assertThat(model.path("architecture").path("class_name").asString()).isEqualTo("Sequential");
    assertThat(model.path("trainableParameterCount").asLong()).isEqualTo(26);
    assertThat(model.path("nonTrainableParameterCount").asLong()).isZero();
    assertThat(legacy.json().path("parameterCount").asLong()).isEqualTo(26);
    assertThat(holding(kept, "model.keras")).hasSize(1);
    assertThat(holding(kept, "model.h5")).hasSize(1);

    // When
    api.delete(MODELS + "/" + created.id());

    // Then
    assertThat(holding(kept, "model.keras")).hasSize(1);

    // When
    api.delete(MODELS + "/" + twin.id());
    api.delete(MODELS + "/" + legacy.id());

    // Then
    assertThat(holding(kept, "model.keras")).isEmpty();
    assertThat(holding(kept, "model.h5")).isEmpty();
    assertThat(Path.of("target/test-data/incoming")).isEmptyDirectory();
  }

  private static List<Path> holding(Path kept, String file) throws IOException {
    try (Stream<Path> folders = Files.list(kept)) {
      return folders.filter(folder -> Files.exists(folder.resolve(file))).toList();
    }
  }

  @Test
  void shouldStartATrainingFromTheWeightsOfAnArchive() throws IOException {
    // Given
    String model = scenario.upload("classifier.keras").id();
    String set =
        api.post(
                "/api/v1/model-sets",
                Map.of("name", Scenario.unique("set"), "modelIds", List.of(model)))
            .id();

    // When
    Answer training =
        api.post(
            "/api/v1/trainings", Map.of("modelSetId", set, "dataSourceId", scenario.dataSource()));

    // Then
    assertThat(training.status()).isEqualTo(201);
    scenario.awaitTraining(training.id(), "DEPLOYING");
    TrainingJobSpec spec =
        (TrainingJobSpec) scenario.submitted(Scenario.trainingJob(training.id()));
    ModelArtifact weights = spec.models().get(0).initialWeights();
    assertThat(Path.of(URI.create(weights.uri())).resolve("model.keras"))
        .hasSameBinaryContentAs(Scenario.UPLOADS.resolve("classifier.keras"));
    assertThat(training.json().at("/results/0/initialWeights/sha256").asString())
        .isEqualTo(weights.sha256());
  }

  @Test
  void shouldSayWhatIsWrongWithAnArchiveAndKeepNothingOfIt() {
    assertRefused(
        named("x").file("file", "m.keras", "no archive".getBytes(StandardCharsets.UTF_8)),
        422,
        "the model has a fault: model.h5: is neither a .keras archive nor an HDF5 file");
    assertThat(Path.of("target/test-data/incoming")).isEmptyDirectory();
  }
}
