package io.millrace.jobs.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.model.ModelArtifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same as on a file system, where a rename copies one object after the other. */
class ArtifactStoreITCase {
  private static ObjectStore objects;
  private static int tests;
  @TempDir Path folder;
  private Path model;
  private String home;
  private ArtifactStore store;

  @BeforeAll
  static void start() throws IOException {
    objects = ObjectStore.start();
  }

  @AfterAll
  static void stop() {
    objects.close();
  }

  @BeforeEach
  void makeModel() throws IOException {
    model = folder.resolve("model");
    write(model.resolve("saved_model.pb"), "graph");
    write(model.resolve("variables/variables.index"), "index");
    tests++;
    home = "artifacts-" + tests;
    store = ArtifactStore.at(objects.uri(home));
  }

  @Test
  void shouldPublishAndFetchAFolder() throws Exception {
    StagedArtifact staged = store.stage(model, "result-1", "a0");
    assertThat(objects.files(home + "/result-1")).isEmpty();

    ModelArtifact artifact = store.publish(staged);
    ModelArtifact again = store.publish(staged);

    assertThat(again).isEqualTo(artifact);
    assertThat(artifact.uri()).isEqualTo("s3://millrace/" + home + "/result-1");
    assertThat(objects.files(home))
        .containsExactly("result-1/saved_model.pb", "result-1/variables/variables.index");
    ArtifactStore.fetch(artifact, folder.resolve("fetched"));
    assertThat(folder.resolve("fetched/variables/variables.index")).hasContent("index");
  }

  @Test
  void shouldCompleteWhatAnInterruptedRenameHasLeft() throws Exception {
    StagedArtifact staged = store.stage(model, "result-1", "a0");
    objects.put(home + "/result-1/saved_model.pb", "graph".getBytes(UTF_8));

    store.publish(staged);

    assertThat(objects.files(home))
        .containsExactly("result-1/saved_model.pb", "result-1/variables/variables.index");
  }

  @Test
  void shouldRefuseOtherBytesUnderATakenId() throws Exception {
    store.publish(store.stage(model, "result-1", "a0"));
    write(model.resolve("saved_model.pb"), "other graph");
    StagedArtifact other = store.stage(model, "result-1", "a1");

    assertThatThrownBy(() -> store.publish(other))
        .isInstanceOf(ArtifactStoreException.class)
        .hasMessageContaining("a published artifact is never replaced");
  }

  @Test
  void shouldSayThatAnArtifactDoesNotExist() {
    ModelArtifact missing = new ModelArtifact(objects.uri("nowhere"), "0".repeat(64), 0);

    assertThatThrownBy(() -> ArtifactStore.fetch(missing, folder.resolve("cache/model")))
        .isInstanceOf(ArtifactStoreException.class)
        .hasMessage("artifact s3://millrace/nowhere does not exist");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
