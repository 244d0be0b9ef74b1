package io.millrace.controlplane.clustermode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.controlplane.StartRefusedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GivenTokenTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @TempDir Path folder;

  @Test
  void shouldTakeTheTokenOfTheVariableBeforeThatOfTheFile() throws Exception {
    Path file = Files.writeString(folder.resolve("token"), "another-token-of-the-right-length\n");

    assertThat(GivenToken.read(SECRET, file).value()).isEqualTo(SECRET);
    assertThat(GivenToken.read("", file).value()).isEqualTo("another-token-of-the-right-length");
  }

  @Test
  void shouldSayHowToGiveATokenWhenThereIsNone() {
    assertThatThrownBy(() -> GivenToken.read(null, null))
        .isInstanceOf(StartRefusedException.class)
        .hasMessage(
            "cluster mode needs an access token: set MILLRACE_TOKEN, or millrace.access.token-file"
                + " to a file that holds it; legal are 32 to 256 letters, digits and -_.~, as"
                + " `openssl rand -hex 32` makes them");
  }

  @Test
  void shouldNotRepeatATokenThatIsNotLegal() throws Exception {
    Path file = Files.writeString(folder.resolve("token"), "hunter2");

    assertThatThrownBy(() -> GivenToken.read("hunter2", null))
        .hasMessageStartingWith("the access token in MILLRACE_TOKEN is not legal; legal are 32")
        .hasMessageNotContaining("hunter2");
    assertThatThrownBy(() -> GivenToken.read(null, file))
        .hasMessageStartingWith(
            "the access token in millrace.access.token-file " + file + " is not legal;")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void shouldSayWhichFileCannotBeRead() {
    Path missing = folder.resolve("missing");

    assertThatThrownBy(() -> GivenToken.read(null, missing))
        .hasMessageStartingWith(
            "the access token cannot be read from millrace.access.token-file " + missing)
        .hasMessageContaining("NoSuchFileException");
  }
}
