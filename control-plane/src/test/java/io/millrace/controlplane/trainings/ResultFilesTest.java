package io.millrace.controlplane.trainings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.model.ModelArtifact;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.storage.InMemoryStorage;
import io.millrace.controlplane.trainings.ModelDownload.Member;
import io.millrace.controlplane.trainings.ModelDownload.Whole;
import io.millrace.controlplane.trainings.ModelDownload.Zipped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class ResultFilesTest {
  private static final ModelArtifact MODEL =
      new ModelArtifact("s3://store/artifacts/result-1", "0".repeat(64), 1);
  private final InMemoryStorage storage = new InMemoryStorage();
  private final ResultFiles files = new ResultFiles(storage);

  @Test
  void shouldTellWhetherFilesInAnObjectStoreAreStillThere() throws Exception {
    assertThat(files.exists(MODEL)).isFalse();

    storage.write(MODEL.uri() + "/saved_model.pb", new byte[1]);

    assertThat(files.exists(MODEL)).isTrue();
  }

  @Test
  void shouldSayThatTheStoreDoesNotAnswer() {
    storage.failWith(new IOException("s3://store cannot be listed: no route"));

    assertThatThrownBy(() -> files.names(MODEL))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
              assertThat(problem.code()).isEqualTo("STORAGE_UNREACHABLE");
            })
        .hasMessage("files cannot be looked for: s3://store cannot be listed: no route");
  }

  @Test
  void shouldPackAFolderOfAnObjectStore() throws Exception {
    storage.write(MODEL.uri() + "/saved_model.pb", "graph".getBytes(StandardCharsets.UTF_8));

    ByteArrayOutputStream target = new ByteArrayOutputStream();
    new Zipped(files, MODEL).writeTo(target);

    storage.write(MODEL.uri() + "/zip", target.toByteArray());
    assertThat(member("zip", "saved_model.pb")).isEqualTo("graph");
  }

  @Test
  void shouldReadAMemberOfAZipFileThatLiesInAnObjectStore() throws Exception {
    storage.write(MODEL.uri() + "/model.keras", zip(Map.of("a.json", "{}", "weights", "numbers")));

    assertThat(member("model.keras", "weights")).isEqualTo("numbers");
    assertThatThrownBy(() -> member("model.keras", "nothing"))
        .isInstanceOf(IOException.class)
        .hasMessage("s3://store/artifacts/result-1/model.keras holds no nothing");
  }

  private String member(String zip, String name) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    new Member(new Whole(files, MODEL, zip), name).writeTo(target);
    return target.toString(StandardCharsets.UTF_8);
  }

  private static byte[] zip(Map<String, String> members) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> member : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
