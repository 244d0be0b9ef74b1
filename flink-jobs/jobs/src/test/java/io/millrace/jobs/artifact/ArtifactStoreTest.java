package io.millrace.jobs.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.model.ModelArtifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactStoreTest {
  @TempDir Path folder;
  private Path model;
  private Path storeFolder;
  private ArtifactStore store;

  @BeforeEach
  void makeModel() throws IOException {
    model = folder.resolve("model");
    write(model.resolve("saved_model.pb"), "graph");
    write(model.resolve("variables/variables.index"), "index");
    storeFolder = folder.resolve("store");
    store = ArtifactStore.at(storeFolder.toUri().toString());
  }

  @Test
  void shouldPublishTheFolderWithItsChecksumAndSize() throws Exception {
    ModelArtifact artifact =
        ArtifactStore.publish(model, storeFolder.toUri().toString(), "result-1");

    assertThat(storeFolder.resolve("result-1/variables/variables.index")).hasContent("index");
    assertThat(artifact.uri()).endsWith("/store/result-1");
    assertThat(artifact.sizeBytes()).isEqualTo("graph".length() + "index".length());
    String lines =
        java.util.stream.Stream.of(
                sha256("graph") + " saved_model.pb\n",
                sha256("index") + " variables/variables.index\n")
            .sorted()
            .reduce("", String::concat);
    assertThat(artifact.sha256()).isEqualTo(sha256(lines));
  }

  @Test
  void shouldLeaveNothingInTheStagingAreaAfterPublishing() throws Exception {
    store.publish(store.stage(model, "result-1", "a0"));

    assertThat(storeFolder.resolve(".staging")).isEmptyDirectory();
  }

  @Test
  void shouldNotShowAStagedArtifact() throws Exception {
    store.stage(model, "result-1", "a0");

    assertThat(storeFolder.resolve("result-1")).doesNotExist();
  }

  @Test
  void shouldSucceedWhenPublishedAgain() throws Exception {
    StagedArtifact staged = store.stage(model, "result-1", "a0");
    ModelArtifact first = store.publish(staged);

    ModelArtifact second = store.publish(staged);

    assertThat(second).isEqualTo(first);
  }

  @Test
  void shouldSucceedWhenAnotherAttemptPublishedTheSameBytes() throws Exception {
    StagedArtifact one = store.stage(model, "result-1", "a0");
    StagedArtifact two = store.stage(model, "result-1", "a1");
    store.publish(one);

    ModelArtifact again = store.publish(two);

    assertThat(again.sha256()).isEqualTo(one.sha256());
    assertThat(storeFolder.resolve(".staging")).isEmptyDirectory();
  }

  @Test
  void shouldRefuseOtherBytesUnderATakenId() throws Exception {
    ModelArtifact published =
        ArtifactStore.publish(model, storeFolder.toUri().toString(), "result-1");
    write(model.resolve("saved_model.pb"), "other graph");
    StagedArtifact other = store.stage(model, "result-1", "a1");

    assertThatThrownBy(() -> store.publish(other))
        .isInstanceOf(ArtifactStoreException.class)
        .hasMessageContaining("/store/result-1 has sha256 " + published.sha256())
        .hasMessageContaining("the new one has " + other.sha256())
        .hasMessageContaining("a published artifact is never replaced");
    assertThat(storeFolder.resolve("result-1/saved_model.pb")).hasContent("graph");
  }

  @Test
  void shouldCompleteAFolderThatHoldsOnlyAPart() throws Exception {
    StagedArtifact staged = store.stage(model, "result-1", "a0");
    write(storeFolder.resolve("result-1/saved_model.pb"), "graph");

    store.publish(staged);

    assertThat(storeFolder.resolve("result-1/variables/variables.index")).hasContent("index");
  }

  @Test
  void shouldSayThatTheStagedFilesAreGone() {
    StagedArtifact lost =
        new StagedArtifact(
            storeFolder.toUri().toString(),
            "result-1",
            storeFolder.resolve(".staging/result-1/a0").toUri().toString(),
            "0".repeat(64),
            1);

    assertThatThrownBy(() -> store.publish(lost))
        .isInstanceOf(ArtifactStoreException.class)
        .hasMessageContaining("is not published and its staged files are gone from")
        .hasMessageContaining(".staging/result-1/a0");
  }

  @Test
  void shouldRefuseAResultIdThatLeavesTheStore() {
    assertThatThrownBy(() -> store.stage(model, "../elsewhere", "a0"))
        .hasMessage("result id '../elsewhere' is not legal; legal is [A-Za-z0-9][A-Za-z0-9._-]*");
  }

  @Test
  void shouldFetchWhatWasPublished() throws Exception {
    ModelArtifact artifact = store.publish(store.stage(model, "result-1", "a0"));
    Path local = folder.resolve("cache/model");

    ArtifactStore.fetch(artifact, local);

    assertThat(local.resolve("saved_model.pb")).hasContent("graph");
    assertThat(local.resolve("variables/variables.index")).hasContent("index");
  }

  @Test
  void shouldRefuseToFetchBytesThatWereChanged() throws Exception {
    ModelArtifact artifact = store.publish(store.stage(model, "result-1", "a0"));
    write(storeFolder.resolve("result-1/saved_model.pb"), "tampered");
    Path local = folder.resolve("cache/model");

    assertThatThrownBy(() -> ArtifactStore.fetch(artifact, local))
        .isInstanceOf(ArtifactStoreException.class)
        .hasMessageContaining(artifact.uri() + " has sha256 ")
        .hasMessageContaining("published was " + artifact.sha256());
    assertThat(local).doesNotExist();
    assertThat(folder.resolve("cache")).isEmptyDirectory();
  }

  @Test
  void shouldSayThatAnArtifactDoesNotExist() {
    ModelArtifact missing =
        new ModelArtifact(folder.resolve("nowhere").toUri().toString(), "0".repeat(64), 0);

    assertThatThrownBy(() -> ArtifactStore.fetch(missing, folder.resolve("cache/model")))
        .isInstanceOf(ArtifactStoreException.class)
        .hasMessage("artifact " + missing.uri() + " does not exist");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String sha256(String text) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
    return HexFormat.of().formatHex(digest);
  }
}
