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
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
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
    assertThat(keras.header("ETag")).hasValue('"' + sha256(archive) + '"');
    String from = "bytes=3-";
    Answer rest = api.send("GET", path + "/model?format=weights", null, "Range", from);
    assertThat(new String(rest.bytes(), StandardCharsets.UTF_8)).isEqualTo("bers");
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

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** A finished training whose model is a few files. */
  private String downloadable() throws IOException {
    String training = scenario.training(1);
    String result = scenario.resultIds(training).get(0);
    Files.createDirectories(store.resolve("variables"));
    Files.writeString(store.resolve("saved_model.pb"), "graph");
    Files.writeString(store.resolve("variables/variables.data"), "x".repeat(100_000));
    tell(training, "done", Outcomes.succeeded(result, store));
    scenario.awaitTraining(training, "FINISHED");
    return "/api/v1/trainings/" + training + "/results/" + result + "/model";
  }

  @Test
  void shouldGoOnWithADownloadThatBrokeOff() throws IOException {
    // Given
    String path = downloadable();
    Answer whole = api.get(path);
    String etag = whole.header("ETag").orElseThrow();
    int length = whole.bytes().length;

    // When
    Answer rest = api.send("GET", path, null, "Range", "bytes=777-", "If-Range", etag);
    Answer last = api.send("GET", path, null, "Range", "bytes=-22");
    Answer changed = api.send("GET", path, null, "Range", "bytes=777-", "If-Range", "\"other\"");
    Answer several = api.send("GET", path, null, "Range", "bytes=0-1,5-6");
    Answer behind = api.send("GET", path, null, "Range", "bytes=" + length + "-");
    Answer head = api.send("HEAD", path, null);

    // Then
    assertThat(whole.header("Accept-Ranges")).hasValue("bytes");
    assertThat(rest.status()).isEqualTo(206);
    assertThat(rest.header("Content-Range")).hasValue("bytes 777-" + (length - 1) + "/" + length);
    assertThat(rest.bytes()).isEqualTo(Arrays.copyOfRange(whole.bytes(), 777, length));
    assertThat(last.bytes()).isEqualTo(Arrays.copyOfRange(whole.bytes(), length - 22, length));
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.bytes()).isEqualTo(whole.bytes());
    assertThat(several.status()).isEqualTo(200);
    assertThat(behind.status()).isEqualTo(416);
    assertThat(behind.header("Content-Range")).hasValue("bytes */" + length);
    assertThat(behind.json().path("detail").asString())
        .isEqualTo("the range begins at byte " + length + "; legal is less than " + length);
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Length")).hasValue(Integer.toString(length));
    assertThat(head.header("ETag")).hasValue(etag);
    assertThat(head.bytes()).isEmpty();
  }

  @Test
  void shouldGiveOutNothingThatIsNotWhatWasPublished() throws IOException {
    // Given
    String path = downloadable();
    Answer before = api.get(path);

    // When
    Files.writeString(store.resolve("saved_model.pb"), "other");
    Files.setLastModifiedTime(
        store.resolve("saved_model.pb"), FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));
    Answer after = api.get(path);

    // Then
    assertThat(before.status()).isEqualTo(200);
    assertThat(after.status()).isEqualTo(500);
    assertThat(after.json().path("code").asString()).isEqualTo("ARTIFACT_CORRUPT");
    assertThat(after.json().path("detail").asString())
        .startsWith("artifact " + store.toUri().toString().replaceAll("/$", "") + " has sha256 ")
        .endsWith(": its files were changed or damaged and are not given out");
  }

  @Test
  void shouldGiveBackTheFileThatAModelWasMadeFrom() throws IOException {
    // Given
    Answer model = scenario.upload("classifier.keras");
    String path = "/api/v1/models/" + model.id() + "/file";
    byte[] file = Files.readAllBytes(Scenario.UPLOADS.resolve("classifier.keras"));

    // When
    Answer whole = api.get(path);
    Answer rest = api.send("GET", path, null, "Range", "bytes=100-");
    Answer text = api.get("/api/v1/models/" + scenario.model() + "/file");

    // Then
    assertThat(whole.bytes()).isEqualTo(file);
    assertThat(whole.header("ETag")).hasValue('"' + sha256(file) + '"');
    assertThat(whole.header("Content-Disposition").orElseThrow()).contains("classifier.keras");
    assertThat(rest.bytes()).isEqualTo(Arrays.copyOfRange(file, 100, file.length));
    assertThat(text.status()).isEqualTo(404);
    assertThat(text.json().path("detail").asString())
        .endsWith("was not made from a file; its text is in 'code'");
    api.delete("/api/v1/models/" + model.id());
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
