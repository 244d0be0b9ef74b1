package io.millrace.controlplane.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

class FileStorageTest extends StorageContract {
  private final Storage storage = new FileStorage();

  @Override
  Storage storage() {
    return storage;
  }

  @Override
  String root() {
    return "file://" + temp.resolve("store");
  }

  @Test
  void shouldReadLocationsAsFlinkDoes() {
    assertThat(FileStorage.path("file:///data/a b/c%20d")).isEqualTo(Path.of("/data/a b/c%20d"));
    assertThat(FileStorage.path("file:/data/a b/c%20d")).isEqualTo(Path.of("/data/a b/c%20d"));
  }

  @Test
  void shouldPublishFromAnotherDisk() throws Exception {
    Path memory = Path.of("/dev/shm");
    assumeThat(memory).isDirectory();
    FileStore here = Files.getFileStore(temp);
    assumeThat(Files.getFileStore(memory)).isNotEqualTo(here);
    Path folder = Files.createDirectory(memory.resolve("millrace-" + UUID.randomUUID()));
    try {
      Files.writeString(folder.resolve("graph.pb"), "graph");

      storage.publish(folder, root() + "/models/abc");

      assertThat(read("models/abc/graph.pb")).isEqualTo("graph");
      assertThat(storage.folders(root() + "/models")).containsExactly("abc");
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  @Test
  void shouldLetOthersReadWhatTheUmaskLetsThem() throws Exception {
    Path plain = Files.writeString(temp.resolve("plain"), "made by the umask alone");

    storage.publish(local("model", "graph"), root() + "/models/abc");

    Path kept = temp.resolve("store/models/abc");
    assertThat(Files.getPosixFilePermissions(kept.resolve("graph.pb")))
        .isEqualTo(Files.getPosixFilePermissions(plain));
    assertThat(Files.getPosixFilePermissions(kept))
        .isEqualTo(
            Files.getPosixFilePermissions(Files.createDirectory(temp.resolve("plain folder"))));
  }

  @Test
  void shouldDeleteWhatSomebodyElseDeletesAtTheSameTime() throws Exception {
    for (int i = 0; i < 2_000; i++) {
      write("state/" + i % 20 + "/" + i, "");
    }
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<Void> delete =
          () -> {
            storage.delete(root() + "/state");
            return null;
          };

      for (Future<Void> done : threads.invokeAll(List.of(delete, delete))) {
        done.get();
      }
    } finally {
      threads.shutdown();
    }

    assertThat(temp.resolve("store/state")).doesNotExist();
  }

  @Test
  void shouldSayThatAFolderIsNotWritable() throws Exception {
    Path file = Files.writeString(temp.resolve("store"), "a file where a folder should be");

    assertThatThrownBy(() -> new WritableCheck(storage).require("file://" + file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void shouldSayWhichSchemesAreLegal() {
    Storage byScheme = new StorageByScheme(java.util.Map.of("s3", storage, "file", storage));

    assertThatThrownBy(() -> byScheme.files("hdfs://a/b"))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "location 'hdfs://a/b' is not legal; legal is a URI that begins with file: or s3:");
  }
}
