package io.millrace.controlplane.localmode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.controlplane.StartRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path folder;

  @Test
  void shouldBelongToOneProcessAtATime() {
    Path root = folder.resolve("data");

    try (DataDirectory first = DataDirectory.claim(root)) {
      assertThatThrownBy(() -> DataDirectory.claim(root))
          .isInstanceOf(StartRefusedException.class)
          .hasMessage(
              "the data directory "
                  + root
                  + " is in use by process "
                  + ProcessHandle.current().pid()
                  + "; stop it first or choose another with --data-dir");
    }
    DataDirectory.claim(root).close();
  }

  @Test
  void shouldRefuseAFolderItCannotUse() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> DataDirectory.claim(file))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageStartingWith("the data directory " + file + " cannot be used (")
        .hasMessageEndingWith("); choose a folder that you may write to with --data-dir");
  }

  @Test
  void shouldKeepTheTokenForItsOwnerAndForgetItWhenClosed() throws IOException {
    DataDirectory directory = DataDirectory.claim(folder);

    directory.writeToken("secret");

    Path token = folder.resolve("token");
    assertThat(token).hasContent("secret");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
        .isEqualTo("rw-------");
    directory.close();
    assertThat(token).doesNotExist();
    assertThat(folder.resolve("pid")).doesNotExist();
  }

  @Test
  void shouldRememberThePortsForScriptsAndForTheNextStart() throws IOException {
    LocalPorts ports = new LocalPorts(8080, 8081, 9092);
    try (DataDirectory directory = DataDirectory.claim(folder)) {
      assertThat(directory.lastPorts()).isNull();
      directory.writePorts(ports);
    }

    assertThat(folder.resolve("ports")).hasContent("http=8080\nflink=8081\nkafka=9092\n");
    try (DataDirectory directory = DataDirectory.claim(folder)) {
      assertThat(directory.lastPorts()).isEqualTo(ports);
    }
  }

  @Test
  void shouldEmptyAFolderOfWhatAKilledProcessLeft() throws IOException {
    Files.createDirectories(folder.resolve("tmp/blob"));

    try (DataDirectory directory = DataDirectory.claim(folder)) {
      assertThat(directory.emptyFolder("tmp")).isEmptyDirectory();
    }
  }
}
