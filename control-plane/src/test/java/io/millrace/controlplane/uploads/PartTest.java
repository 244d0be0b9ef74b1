package io.millrace.controlplane.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartTest {
  private static final String OF_ABC = "sha256 ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=";
  @TempDir private Path folder;
  private final Turns turns = new Turns();
  private final List<Long> confirmed = new ArrayList<>();

  private void receive(InputStream body, @Nullable String checksum) throws IOException {
    try (Turns.Turn turn = turns.take("u");
        FileChannel file =
            FileChannel.open(file(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      new Part(file, turn, 40L << 20, confirmed::add).receive(body, Checksum.of(checksum));
    }
  }

  private Path file() {
    return folder.resolve("u");
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends something, then the connection breaks. */
  private static InputStream broken(String text) {
    return new SequenceInputStream(
        text(text),
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new EOFException("connection reset");
          }
        });
  }

  @Test
  void shouldConfirmWhatHasComeNowAndThenAndAtTheEnd() throws IOException {
    receive(new ByteArrayInputStream(new byte[33 << 20]), null);

    assertThat(confirmed).containsExactly(16L << 20, 32L << 20, 33L << 20);
    assertThat(Files.size(file())).isEqualTo(33L << 20);
  }

  @Test
  void shouldKeepWhatCameBeforeTheConnectionBroke() {
    assertThatThrownBy(() -> receive(broken("abc"), null))
        .hasMessage("the part ended in the middle; of the file 3 bytes are kept");

    assertThat(file()).hasContent("abc");
    assertThat(confirmed).containsExactly(3L);
  }

  @Test
  void shouldCountAPartWithAChecksumAsAWholeOrNotAtAll() throws IOException {
    assertThatThrownBy(() -> receive(broken("abc"), OF_ABC))
        .hasMessage("the part ended in the middle; of the file 0 bytes are kept");
    assertThatThrownBy(() -> receive(text("abd"), OF_ABC))
        .hasMessage(
            "the part has sha256 pS0VnyYrLG3bckphhAvvw26zDIiHekAwtly+himESck=, Upload-Checksum says"
                + " ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=; nothing of it is kept, send it"
                + " again");
    assertThat(confirmed).isEmpty();

    receive(text("abc"), OF_ABC);

    assertThat(confirmed).containsExactly(3L);
  }

  @Test
  void shouldStopWritingWhenAnotherRequestGoesOn() throws IOException {
    InputStream body =
        new SequenceInputStream(
            text("abc"),
            new InputStream() {
              @Override
              public int read() {
                return -1;
              }

              @Override
              public int read(byte[] target, int from, int most) {
                turns.take("u");
                target[from] = 'd';
                return 1;
              }
            });

    assertThatThrownBy(() -> receive(body, null))
        .hasMessage("another request goes on with upload 'u' or has ended it; ask where it is");

    assertThat(file()).hasContent("abc");
    assertThat(confirmed).isEmpty();
  }

  @Test
  void shouldRefuseWhatGoesBeyondTheFile() {
    assertThatThrownBy(() -> receive(new ByteArrayInputStream(new byte[41 << 20]), null))
        .hasMessage("the part goes beyond the 41943040 bytes of the whole file (Upload-Length)");

    assertThat(confirmed).containsExactly(16L << 20, 32L << 20);
  }

  @Test
  void shouldNameTheLegalChecksums() {
    for (String given : List.of("sha512 AA==", "sha256", "md5 §")) {
      assertThatThrownBy(() -> Checksum.of(given))
          .hasMessage(
              "Upload-Checksum '"
                  + given
                  + "' is not legal; legal is one of md5,sha1,sha256, a space and the checksum in"
                  + " base 64");
    }
  }
}
