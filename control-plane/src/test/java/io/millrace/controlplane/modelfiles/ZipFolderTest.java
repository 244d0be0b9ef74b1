package io.millrace.controlplane.modelfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.controlplane.problem.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipFolderTest {
  private static final long LIMIT = 1_000;
  @TempDir private Path scratch;
  private Path zip;
  private Path target;

  @BeforeEach
  void name() {
    zip = scratch.resolve("given.zip");
    target = scratch.resolve("inside/target");
  }

  private void given(String... entries) throws IOException {
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (String entry : entries) {
        out.putNextEntry(new ZipEntry(entry));
        out.write(new byte[400]);
        out.closeEntry();
      }
    }
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> ZipFolder.unpack(zip, target, LIMIT, new DiskSpace(scratch, 0)))
        .isInstanceOf(UnusableFileException.class)
        .hasMessage(message);
  }

  @Test
  void shouldUnpackFilesInFolders() throws IOException {
    given("model/saved_model.pb", "model/variables/variables.index");

    ZipFolder.unpack(zip, target, LIMIT, new DiskSpace(scratch, 0));

    assertThat(target.resolve("model/saved_model.pb")).hasSize(400);
    assertThat(target.resolve("model/variables/variables.index")).hasSize(400);
  }

  @Test
  void shouldStopAtTheLimitWhateverTheZipSaysOfItself() throws IOException {
    given("a", "b", "c");

    assertRefused(
        "the zip file unpacks to more than 1000 bytes; legal is up to that (setting"
            + " millrace.models.max-unpacked-size)");
  }

  @Test
  void shouldNeverWriteOutsideOfItsFolder() throws IOException {
    given("a", "../../stranger");

    assertRefused(
        "the zip file holds '../../stranger'; legal are paths of up to 500 characters below its own"
            + " folder");
    assertThat(scratch.resolve("stranger")).doesNotExist();
  }

  @Test
  void shouldRefuseTwoFilesOfOneName() throws IOException {
    given("a/b", "a\\b");

    assertRefused("the zip file holds 'a\\b' twice; legal is each file once");
  }

  @Test
  void shouldRefuseNamesThatCanBeNoFiles() throws IOException {
    given("a", "a/b");
    assertRefused("the zip file holds 'a/b', which can be no file here");

    given("b".repeat(300));
    assertThatThrownBy(() -> ZipFolder.unpack(zip, target, LIMIT, new DiskSpace(scratch, 0)))
        .isInstanceOf(UnusableFileException.class)
        .hasMessageStartingWith(
            "the zip file holds '" + "b".repeat(80) + "…', which can be no file");
  }

  @Test
  void shouldRefuseWhatIsNoZip() throws IOException {
    Files.writeString(zip, "no zip");

    assertRefused("the file is not a zip file that can be read: zip END header not found");
  }

  @Test
  void shouldUnpackNothingWhenTheDiskHasNoRoomForIt() throws IOException {
    given("a", "b");
    DiskSpace full = new DiskSpace(scratch, Long.MAX_VALUE);

    assertThatThrownBy(() -> ZipFolder.unpack(zip, target, LIMIT, full))
        .isInstanceOf(ProblemException.class)
        .hasMessageMatching(
            "the disk of the data directory has \\d+ bytes free, of which 9223372036854775807 stay"
                + " free \\(setting millrace.uploads.keep-free\\); 800 are needed");
    assertThat(target).isEmptyDirectory();
  }
}
