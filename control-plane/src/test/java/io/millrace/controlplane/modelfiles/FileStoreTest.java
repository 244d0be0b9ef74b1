package io.millrace.controlplane.modelfiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.model.ModelArtifact;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.retention.Place;
import io.millrace.controlplane.storage.InMemoryStorage;
import io.millrace.controlplane.storage.Storage;
import io.millrace.controlplane.storage.TestStorage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FileStoreTest {
  private static final Instant NOW = Instant.parse("2026-05-06T07:08:09Z");
  @TempDir private Path data;
  private final List<ModelArtifact> used = new ArrayList<>();

  private FileStore store(Map<String, String> settings, Storage storage) {
    MillraceProperties properties =
        new Binder(new MapConfigurationPropertySource(settings))
            .bindOrCreate("millrace", Bindable.of(MillraceProperties.class));
    return new FileStore(
        properties,
        List.of(() -> used),
        storage,
        new DiskSpace(data, 0),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private FileStore store() {
    return store(Map.of("millrace.data-dir", data.toString()), TestStorage.files());
  }

  private FileStore remote(Storage storage) {
    return store(
        Map.of("millrace.data-dir", data.toString(), "millrace.jobs.artifact-store", "s3://store/"),
        storage);
  }

  private ReceivedFile received(String content) throws IOException {
    Path folder = Files.createDirectories(data.resolve("incoming/" + content));
    Path file = Files.writeString(folder.resolve("content"), content);
    return new ReceivedFile("m.keras", folder, file, Folders.sha256(file), content.length());
  }

  private KeptFile kept(FileStore store, String content) throws IOException {
    ReceivedFile file = received(content);
    return store.keep(file, store.place(file, "model.keras").getParent());
  }

  @Test
  void shouldKeepTheSameBytesOnceAndUnderTheChecksumThatJobsVerify() throws IOException {
    FileStore store = store();

    KeptFile first = kept(store, "weights");
    KeptFile second = kept(store, "weights");

    assertThat(second.artifact()).isEqualTo(first.artifact());
    assertThat(first.artifact().uri())
        .isEqualTo(data.toUri() + "artifacts/models/" + first.artifact().sha256());
    assertThat(first.artifact().sha256())
        .as("sha256 over the line 'sha256 of the file, space, model.keras'")
        .isEqualTo("a9511f7ad2fa7c001e6e3964894d04f66987b2624310b4e522f5e3d478ba35d3");
  }

  @Test
  void shouldDiscardOnlyWhatNothingUses() throws IOException {
    FileStore store = store();
    KeptFile kept = kept(store, "weights");
    Path folder = data.resolve("artifacts/models/" + kept.artifact().sha256());

    used.add(kept.artifact());
    store.discard(kept.artifact());
    assertThat(folder).exists();

    used.clear();
    store.discard(kept.artifact());
    assertThat(folder).doesNotExist();
  }

  @Test
  void shouldSweepAwayOldLeftoversOnly() throws IOException {
    Path interrupted = received("interrupted").folder();
    Path young = received("young").folder();
    Path part =
        Files.writeString(Files.createDirectories(data.resolve("uploads")).resolve("p"), "");
    FileTime old = FileTime.from(NOW.minus(Duration.ofHours(2)));
    Files.setLastModifiedTime(interrupted, old);
    Files.setLastModifiedTime(part, old);

    store().sweep();

    assertThat(interrupted).doesNotExist();
    assertThat(part).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void shouldNameEachFolderWithTheTimeOfItsNewestFile() throws IOException {
    FileStore store = store();
    String sha256 = kept(store, "weights").artifact().sha256();
    Path folder = data.resolve("artifacts/models/" + sha256);
    Files.setLastModifiedTime(folder.resolve("model.keras"), FileTime.from(NOW));

    assertThat(store.places())
        .containsExactly(
            new Place(
                Place.Kind.MODEL_FILES,
                data.toUri() + "artifacts/models/" + sha256,
                "files of a model",
                NOW));
  }

  @Test
  void shouldNotDeleteWhatHasJustBeenKeptOrIsUsed() throws IOException {
    KeptFile kept = kept(store(), "weights");
    FileStore later = store();
    Place place = later.places().get(0);

    assertThat(store(kept).delete(place)).isFalse();
    used.clear();
    kept(later, "weights");
    assertThat(later.delete(place)).isFalse();
    assertThat(store().delete(place)).isTrue();
    assertThat(data.resolve("artifacts/models")).isEmptyDirectory();
  }

  private FileStore store(KeptFile inUse) {
    used.add(inUse.artifact());
    return store();
  }

  @Test
  void shouldKeepFilesInAnObjectStore() throws IOException {
    InMemoryStorage objects = new InMemoryStorage();
    FileStore store = remote(objects);

    KeptFile kept = kept(store, "weights");

    String uri = "s3://store/models/" + kept.artifact().sha256();
    assertThat(kept.artifact().uri()).isEqualTo(uri);
    assertThat(objects.names()).containsExactly(uri + "/model.keras");

    store.discard(kept.artifact());
    assertThat(objects.names()).isEmpty();
  }

  @Test
  void shouldDeleteLaterWhatCannotBeDeletedNow() throws IOException {
    InMemoryStorage objects = new InMemoryStorage();
    FileStore store = remote(objects);
    KeptFile kept = kept(store, "weights");

    objects.failWith(new IOException("no route"));
    store.discard(kept.artifact());

    assertThat(objects.names()).hasSize(1);
  }

  @Test
  void shouldTakeAFileThatLiesThereAndLeaveItWhereItIs() throws IOException {
    Path upload = Files.writeString(data.resolve("upload"), "weights");
    FileStore store = store();

    try (ReceivedFile file = store.receive(upload, "m.keras")) {
      KeptFile kept = store.keep(file, store.place(file, "model.keras").getParent());

      assertThat(kept.name()).isEqualTo("m.keras");
      assertThat(kept.sizeBytes()).isEqualTo(7);
      assertThat(Path.of(URI.create(kept.artifact().uri())).resolve("model.keras"))
          .hasContent("weights");
    }

    assertThat(upload).hasContent("weights");
    assertThat(data.resolve("incoming")).isEmptyDirectory();
  }
}
