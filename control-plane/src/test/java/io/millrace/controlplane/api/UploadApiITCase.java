package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.controlplane.api.Api.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files in parts, as clients of tus send them. */
@ControlPlaneTest
class UploadApiITCase {
  private static final String UPLOADS = "/api/v1/uploads";
  private static final Path ARRIVING = Path.of("target/test-data/arriving");
  @Autowired private Api api;
  @Autowired private JdbcClient database;

  private Answer tus(String method, String path, byte[] body, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 4);
    all[headers.length] = "Tus-Resumable";
    all[headers.length + 1] = "1.0.0";
    all[headers.length + 2] = "Content-Type";
    all[headers.length + 3] = "application/offset+octet-stream";
    return api.sendBytes(method, path, body, all);
  }

  private Answer patch(String upload, long offset, byte[] part, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Upload-Offset";
    all[headers.length + 1] = Long.toString(offset);
    return tus("PATCH", upload, part, all);
  }

  private String begun(long length, String metadata) {
    Answer created =
        tus(
            "POST",
            UPLOADS,
            new byte[0],
            "Upload-Length",
            Long.toString(length),
            "Upload-Metadata",
            metadata);
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.header("Tus-Resumable")).hasValue("1.0.0");
    assertThat(created.header("Upload-Expires")).isPresent();
    return created.header("Location").orElseThrow();
  }

  private static String metadata(String key, String value) {
    return key + " " + Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
  }

  private static String id(String upload) {
    return upload.substring(upload.lastIndexOf('/') + 1);
  }

  private static byte[] sha(String algorithm, byte[] bytes) throws Exception {
    return MessageDigest.getInstance(algorithm).digest(bytes);
  }

  private static void assertRefused(Answer refused, int status, String detail) {
    assertThat(refused.json().path("detail").asString()).isEqualTo(detail);
    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused.header("Tus-Resumable")).hasValue("1.0.0");
  }

  @Test
  void shouldSayWhatOfTheProtocolItKnows() {
    Answer options = api.send("OPTIONS", UPLOADS, null);

    assertThat(options.status()).isEqualTo(204);
    assertThat(options.header("Tus-Version")).hasValue("1.0.0");
    assertThat(options.header("Tus-Extension"))
        .hasValue("creation,expiration,checksum,termination");
    assertThat(options.header("Tus-Max-Size")).hasValue("21474836480");
    assertThat(options.header("Tus-Checksum-Algorithm")).hasValue("md5,sha1,sha256");
  }

  @Test
  void shouldMakeAModelOfAFileThatCameInParts() throws Exception {
    // Given
    byte[] file = Files.readAllBytes(Scenario.UPLOADS.resolve("classifier.keras"));
    byte[] head = Arrays.copyOf(file, 1_000);
    byte[] tail = Arrays.copyOfRange(file, 1_000, file.length);
    String sha256 = HexFormat.of().formatHex(sha("SHA-256", file));
    String metadata = metadata("filename", "my.keras") + "," + metadata("sha256", sha256);
    String upload = begun(file.length, metadata);
    Map<String, String> model =
        Map.of(
            "name", Scenario.unique("in-parts"), "format", "KERAS_ARCHIVE", "uploadId", id(upload));

    // When
    Answer first = patch(upload, 0, head);
    Answer early = api.post("/api/v1/models", model);
    Answer asked = tus("HEAD", upload, new byte[0]);
    Answer second =
        patch(
            upload,
            1_000,
            tail,
            "Upload-Checksum",
            "sha1 " + Base64.getEncoder().encodeToString(sha("SHA-1", tail)));
    Answer complete = api.get(upload);
    Answer checked = api.post("/api/v1/models:validate", model);
    Answer created = api.post("/api/v1/models", model);

    // Then
    assertThat(first.status()).isEqualTo(204);
    assertThat(first.header("Upload-Offset")).hasValue("1000");
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.json().path("detail").asString())
        .isEqualTo(
            "upload '"
                + id(upload)
                + "' has 1000 of "
                + file.length
                + " bytes; legal is one that is complete");
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.header("Upload-Offset")).hasValue("1000");
    assertThat(asked.header("Upload-Length")).hasValue(Integer.toString(file.length));
    assertThat(asked.header("Upload-Metadata")).hasValue(metadata);
    assertThat(asked.header("Cache-Control")).hasValue("no-store");
    assertThat(second.status()).isEqualTo(204);
    assertThat(complete.json().path("complete").asBoolean()).isTrue();
    assertThat(complete.json().path("fileName").asString()).isEqualTo("my.keras");
    assertThat(checked.status()).isEqualTo(200);
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.json().at("/file/sha256").asString()).isEqualTo(sha256);
    assertThat(created.json().at("/file/name").asString()).isEqualTo("my.keras");
    assertThat(api.get(upload).status()).isEqualTo(404);
    assertThat(ARRIVING.resolve(id(upload))).doesNotExist();
    assertThat(api.delete("/api/v1/models/" + created.id()).status()).isEqualTo(204);
  }

  @Test
  void shouldKeepTheFileWhenNoModelCouldBeMadeOfIt() throws Exception {
    // Given
    byte[] file = Files.readAllBytes(Scenario.UPLOADS.resolve("classifier.keras"));
    String upload = begun(file.length, metadata("filename", "my.keras"));
    patch(upload, 0, file);
    String taken = Scenario.unique("taken");
    Map<String, String> model =
        Map.of("name", taken, "format", "KERAS_ARCHIVE", "uploadId", id(upload));
    String code = KerasModels.classifier(3, 2);
    api.post("/api/v1/models", Map.of("name", taken, "format", "KERAS_JSON", "code", code));

    // When
    Answer refused = api.post("/api/v1/models", model);
    Answer text =
        api.post(
            "/api/v1/models",
            Map.of("name", "x", "format", "KERAS_JSON", "code", code, "uploadId", id(upload)));
    Answer unknown =
        api.post(
            "/api/v1/models", Map.of("name", "x", "format", "SAVED_MODEL", "uploadId", "nowhere"));

    // Then
    assertThat(refused.status()).isEqualTo(409);
    assertThat(text.json().path("detail").asString())
        .isEqualTo("model: /uploadId: a KERAS_JSON has no 'uploadId'; legal is 'code'");
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.json().path("detail").asString()).isEqualTo("there is no upload 'nowhere'");
    assertThat(api.get(upload).json().path("complete").asBoolean()).isTrue();
    assertThat(tus("DELETE", upload, new byte[0]).status()).isEqualTo(204);
    assertThat(tus("DELETE", upload, new byte[0]).status()).isEqualTo(404);
    assertThat(ARRIVING.resolve(id(upload))).doesNotExist();
  }

  @Test
  void shouldMakeNothingOfAFileThatIsNotWhatItsSenderAnnounced() {
    // Given
    String upload = begun(3, metadata("sha256", "00".repeat(32)));
    patch(upload, 0, "abc".getBytes(StandardCharsets.UTF_8));

    // When
    Answer refused =
        api.post(
            "/api/v1/models",
            Map.of("name", "x", "format", "KERAS_ARCHIVE", "uploadId", id(upload)));

    // Then
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("detail").asString())
        .isEqualTo(
            "upload '"
                + id(upload)
                + "' has sha256 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad,"
                + " its sender announced "
                + "00".repeat(32)
                + "; delete it and send it again");
  }

  @Test
  void shouldGoOnAfterAKilledProcessFromWhatWasConfirmed() throws IOException {
    // Given
    String upload = begun(6, "");
    patch(upload, 0, "abc".getBytes(StandardCharsets.UTF_8));
    Path file = ARRIVING.resolve(id(upload));
    Files.writeString(file, "xy", StandardOpenOption.APPEND);

    // When
    Answer asked = tus("HEAD", upload, new byte[0]);
    Answer last = patch(upload, 3, "def".getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(asked.header("Upload-Offset")).hasValue("3");
    assertThat(last.header("Upload-Offset")).hasValue("6");
    assertThat(file).hasContent("abcdef");

    // When
    Files.writeString(file, "ab");

    // Then
    assertThat(tus("HEAD", upload, new byte[0]).header("Upload-Offset")).hasValue("2");
  }

  @Test
  void shouldRefuseWhatIsNoNextPart() {
    String upload = begun(6, "");
    byte[] abc = "abc".getBytes(StandardCharsets.UTF_8);

    assertRefused(patch(upload, 1, abc), 409, "Upload-Offset 1 is not legal; legal is 0");
    assertRefused(
        patch(upload, 0, new byte[7]),
        413,
        "the part goes beyond the 6 bytes of the whole file (Upload-Length)");
    Answer damaged =
        patch(
            upload,
            0,
            abc,
            "Upload-Checksum",
            "md5 " + Base64.getEncoder().encodeToString(new byte[16]));
    assertThat(damaged.status()).isEqualTo(460);
    assertThat(damaged.json().path("code").asString()).isEqualTo("CHECKSUM_MISMATCH");
    assertRefused(
        tus("PATCH", upload, abc),
        400,
        "Upload-Offset is missing; legal is a whole number of bytes");
    assertThat(
            api.sendBytes("PATCH", upload, abc, "Tus-Resumable", "1.0.0", "Upload-Offset", "0")
                .status())
        .isEqualTo(415);
    assertThat(tus("HEAD", upload, new byte[0]).header("Upload-Offset")).hasValue("0");
    assertThat(tus("HEAD", UPLOADS + "/nowhere", new byte[0]).status()).isEqualTo(404);
  }

  @Test
  void shouldSpeakOneVersionOfTheProtocol() {
    Answer without = api.send("POST", UPLOADS, "", "Upload-Length", "5");
    Answer other = api.send("POST", UPLOADS, "", "Upload-Length", "5", "Tus-Resumable", "0.2.2");

    assertRefused(without, 412, "Tus-Resumable is missing; legal is 1.0.0");
    assertRefused(other, 412, "Tus-Resumable '0.2.2' is not known here; legal is 1.0.0");
    assertThat(other.header("Tus-Version")).hasValue("1.0.0");
  }

  @Test
  void shouldRefuseFilesThatAreTooLargeForTheSettingsOrTheDisk() {
    assertRefused(
        tus("POST", UPLOADS, new byte[0], "Upload-Length", "21474836481"),
        413,
        "the file has 21474836481 bytes; legal are up to 21474836480 (setting"
            + " millrace.uploads.max-size)");
    assertRefused(
        tus("POST", UPLOADS, new byte[0]),
        400,
        "Upload-Length is missing; legal is a whole number of bytes");
    String promised = begun(1, "");
    database
        .sql("update upload set length_bytes = ? where id = ?")
        .params(1L << 60, id(promised))
        .update();
    Answer full = tus("POST", UPLOADS, new byte[0], "Upload-Length", "1");
    tus("DELETE", promised, new byte[0]);

    assertThat(full.status()).isEqualTo(507);
    assertThat(full.json().path("code").asString()).isEqualTo("DISK_FULL");
  }

  @Test
  void shouldTakePatchAndDeleteAsPostFromWhoeverCanSendNothingElse() {
    String upload = begun(3, "");

    Answer part =
        tus(
            "POST",
            upload,
            "abc".getBytes(StandardCharsets.UTF_8),
            "X-HTTP-Method-Override",
            "PATCH",
            "Upload-Offset",
            "0");
    Answer end = tus("POST", upload, new byte[0], "X-HTTP-Method-Override", "DELETE");

    assertThat(part.status()).isEqualTo(204);
    assertThat(part.header("Upload-Offset")).hasValue("3");
    assertThat(end.status()).isEqualTo(204);
    assertThat(api.get(upload).status()).isEqualTo(404);
  }

  @Test
  void shouldTellThatAnUploadHasExpired() {
    String upload = begun(3, "");
    database
        .sql("update upload set expires_at = timestamp '2026-01-01 00:00:00' where id = ?")
        .param(id(upload))
        .update();

    Answer asked = api.get(upload);

    assertThat(asked.status()).isEqualTo(410);
    assertThat(asked.json().path("code").asString()).isEqualTo("UPLOAD_EXPIRED");
    assertThat(api.get(UPLOADS + "?limit=500").json().path("items").size()).isPositive();
    tus("DELETE", upload, new byte[0]);
  }
}
