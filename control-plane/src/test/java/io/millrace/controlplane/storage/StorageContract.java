package io.millrace.controlplane.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every storage does. */
abstract class StorageContract {
  @TempDir Path temp;

  abstract Storage storage();

  /** An existing place for this test alone, without a slash at its end. */
  abstract String root();

  @Test
  void shouldListAllFilesBelowAFolderByName() throws Exception {
    write("model/variables/index", "12345");
    write("model/graph.pb", "123");
    write("model2/other", "1");

    assertThat(storage().files(root() + "/model"))
        .extracting(StoredFile::name, StoredFile::sizeBytes)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("graph.pb", 3L),
            org.assertj.core.groups.Tuple.tuple("variables/index", 5L));
  }

  @Test
  void shouldTellWhenAFileWasWritten() throws Exception {
    write("model/graph.pb", "123");

    Instant modified = storage().files(root() + "/model").get(0).modified();

    assertThat(Duration.between(modified, Instant.now()))
        .isLessThan(Duration.ofMinutes(1))
        .isGreaterThan(Duration.ofSeconds(-2));
  }

  @Test
  void shouldListTheFoldersOfAFolderAndNothingBelow() throws Exception {
    write("runs/2/checkpoints/a", "1");
    write("runs/1/checkpoints/a", "1");
    write("runs/file", "1");

    assertThat(storage().folders(root() + "/runs")).containsExactly("1", "2");
  }

  @Test
  void shouldFindNothingInAFolderThatIsNotThere() throws Exception {
    assertThat(storage().files(root() + "/nowhere")).isEmpty();
    assertThat(storage().folders(root() + "/nowhere")).isEmpty();
  }

  @Test
  void shouldReadWhatWasWrittenLast() throws Exception {
    write("a/file name+ü&.txt", "first");
    write("a/file name+ü&.txt", "last");

    assertThat(read("a/file name+ü&.txt")).isEqualTo("last");
    assertThat(storage().files(root() + "/a"))
        .extracting(StoredFile::name)
        .containsExactly("file name+ü&.txt");
  }

  @Test
  void shouldReadAFileFromItsMiddle() throws Exception {
    write("a/file", "0123456789");

    assertThat(read("a/file", 0)).isEqualTo("0123456789");
    assertThat(read("a/file", 7)).isEqualTo("789");
    assertThat(read("a/file", 10)).isEmpty();
    assertThat(read("a/file", 11)).isEmpty();
  }

  @Test
  void shouldLeaveAFileUnreadThatIsClosed() throws Exception {
    storage().write(root() + "/large", new byte[1 << 20]);

    try (InputStream in = storage().open(root() + "/large", 5)) {
      assertThat(in.read()).isZero();
    }

    assertThat(storage().files(root())).hasSize(1);
  }

  private String read(String name, long offset) throws IOException {
    try (InputStream in = storage().open(root() + "/" + name, offset)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void shouldSayThatAFileIsNotThere() throws Exception {
    assertThatThrownBy(() -> read("nowhere/file"))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("nowhere/file");
  }

  @Test
  void shouldDeleteAFolderWithAllInItAndNoOther() throws Exception {
    write("model/variables/index", "1");
    write("model/graph.pb", "1");
    write("model2/graph.pb", "1");

    storage().delete(root() + "/model");

    assertThat(storage().files(root()))
        .extracting(StoredFile::name)
        .containsExactly("model2/graph.pb");
  }

  @Test
  void shouldDeleteAFile() throws Exception {
    write("model/graph.pb", "1");
    write("model/graph.pb2", "1");

    storage().delete(root() + "/model/graph.pb");

    assertThat(storage().files(root() + "/model"))
        .extracting(StoredFile::name)
        .containsExactly("graph.pb2");
  }

  @Test
  void shouldDoNothingWhenThereIsNothingToDelete() {
    assertThatCode(() -> storage().delete(root() + "/nowhere")).doesNotThrowAnyException();
  }

  @Test
  void shouldPublishAFolder() throws Exception {
    storage().publish(local("model", "graph"), root() + "/models/abc");

    assertThat(read("models/abc/graph.pb")).isEqualTo("graph");
    assertThat(read("models/abc/variables/index")).isEqualTo("index");
    assertThat(storage().files(root() + "/models")).hasSize(2);
  }

  @Test
  void shouldPublishTheSameFolderAgain() throws Exception {
    storage().publish(local("one", "graph"), root() + "/models/abc");

    storage().publish(local("two", "graph"), root() + "/models/abc");

    assertThat(storage().files(root() + "/models")).hasSize(2);
    assertThat(read("models/abc/graph.pb")).isEqualTo("graph");
  }

  @Test
  void shouldFindAFolderWritableAndLeaveNothingThere() throws Exception {
    new WritableCheck(storage()).require(root() + "/fresh/");

    assertThat(storage().files(root() + "/fresh")).isEmpty();
  }

  final void write(String name, String content) throws IOException {
    storage().write(root() + "/" + name, content.getBytes(UTF_8));
  }

  final String read(String name) throws IOException {
    try (InputStream in = storage().open(root() + "/" + name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  final Path local(String name, String graph) throws IOException {
    Path folder = temp.resolve("local").resolve(name);
    Files.createDirectories(folder.resolve("variables"));
    Files.writeString(folder.resolve("graph.pb"), graph);
    Files.writeString(folder.resolve("variables/index"), "index");
    return folder;
  }
}
