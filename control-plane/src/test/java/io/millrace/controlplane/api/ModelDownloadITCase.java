package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.event.JobEvent;
import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.api.Api.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Trained models as files. */
@ControlPlaneTest
class ModelDownloadITCase {
  @Autowired private Api api;
  @Autowired private Scenario scenario;

  @TempDir private Path store;

  private void tell(String training, String eventId, JobEvent event) {
    scenario.tell(training + "-" + eventId, Scenario.trainingJob(training), event);
  }

  @Test
  void shouldGiveOutATrainedModelAsAZip() throws IOException {
    // Given
    String training = scenario.training(1);
    String result = scenario.resultIds(training).get(0);
    String path = "/api/v1/trainings/" + training + "/results/" + result + "/model";
    Answer early = api.get(path);
    Files.createDirectories(store.resolve("variables"));
    Files.writeString(store.resolve("saved_model.pb"), "graph");
    Files.writeString(store.resolve("variables/variables.index"), "index");

    // When
    tell(training, "done", Outcomes.succeeded(result, store));
    scenario.awaitTraining(training, "FINISHED");
    Answer zip = api.get(path + "?format=saved_model");

    // Then
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.json().path("detail").asString())
        .isEqualTo("result '" + result + "' is WAITING and has no model to download");
    assertThat(zip.status()).isEqualTo(200);
    assertThat(zip.header("Content-Type")).hasValue("application/zip");
    assertThat(zip.header("Content-Disposition").orElseThrow()).contains("-v1.zip");
    assertThat(entries(zip.bytes())).containsExactly("saved_model.pb", "variables/variables.index");
    String etag = zip.header("ETag").orElseThrow();
    assertThat(api.send("GET", path + "?format=saved_model", null, "If-None-Match", etag).status())
        .isEqualTo(304);
  }

  @Test
  void shouldGiveOutTheKerasFilesAndTheCardOfATrainedModel() throws IOException {
    // Given
    String training = scenario.training(1);
    String result = scenario.resultIds(training).get(0);
    String path = "/api/v1/trainings/" + training + "/results/" + result;
    byte[] archive = zip("model.weights.h5", "numbers");
    Files.write(store.resolve("model.keras"), archive);
    Files.writeString(store.resolve("model-card.json"), ContractJson.write(Outcomes.card()));

    // When
    tell(training, "done", Outcomes.succeededWithArchive(result, store));
    scenario.awaitTraining(training, "FINISHED");
    Answer keras = api.get(path + "/model?format=keras");
    Answer weights = api.get(path + "/model?format=weights");
    Answer card = api.get(path + "/model-card");

    // Then
    assertThat(keras.bytes()).isEqualTo(archive);
    assertThat(keras.header("Content-Type")).hasValue("application/octet-stream");
    assertThat(keras.header("Content-Disposition").orElseThrow()).endsWith("-v1.keras\"");
    assertThat(new String(weights.bytes(), StandardCharsets.UTF_8)).isEqualTo("numbers");
    assertThat(weights.header("Content-Disposition").orElseThrow()).endsWith("-v1.weights.h5\"");
    assertThat(weights.header("ETag")).isNotEqualTo(keras.header("ETag"));
    assertThat(card.json().path("parameters").toString())
        .isEqualTo("{\"trainable\":26,\"nonTrainable\":0}");
  }

  private static byte[] zip(String name, String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  @Test
  void shouldNameTheFormsInWhichAModelCanBeHad() {
    // Given
    String training = scenario.training(1);
    String result = scenario.resultIds(training).get(0);
    String path = "/api/v1/trainings/" + training + "/results/" + result;
    tell(training, "done", Outcomes.succeeded(result, store));
    scenario.awaitTraining(training, "FINISHED");

    // When
    Answer unknown = api.get(path + "/model?format=onnx");
    Answer absent = api.get(path + "/model?format=keras");

    // Then
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.json().path("detail").asString())
        .isEqualTo(
            "parameter 'format' has the value 'onnx'; legal is saved_model, keras or weights");
    assertThat(absent.status()).isEqualTo(409);
    assertThat(absent.json().path("detail").asString())
        .isEqualTo(
            "result '"
                + result
                + "' was made by a release that wrote no Keras files; legal is format saved_model,"
                + " or a new training");
  }

  private static List<String> entries(byte[] zip) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      ZipEntry entry;
      while ((entry = in.getNextEntry()) != null) {
        names.add(entry.getName());
      }
    }
    return names;
  }
}
