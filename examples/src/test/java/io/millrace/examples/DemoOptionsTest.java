package io.millrace.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoOptionsTest {
  @TempDir Path folder;

  @Test
  void shouldTakeValuesWithAndWithoutAnEqualsSign() {
    DemoOptions options =
        DemoOptions.parse("--url=http://u", "--token", "t", "--kafka", "k:1", "--json", "--data=d");

    assertThat(options)
        .isEqualTo(
            new DemoOptions(
                "http://u", "t", "k:1", Path.of("d"), Path.of("examples/models"), true));
  }

  @Test
  void shouldReadTheTokenFromAFile() throws Exception {
    Path file = Files.writeString(folder.resolve("token"), "secret\n");

    DemoOptions options = DemoOptions.parse("--url=u", "--token-file=" + file);

    assertThat(options.token()).isEqualTo("secret");
    assertThat(options.kafka()).isNull();
    assertThat(options.json()).isFalse();
  }

  @Test
  void shouldSayWhatIsWrong() {
    Path none = folder.resolve("none");

    assertRefused("option '--url' is missing; " + DemoOptions.USAGE, "--token=t");
    assertRefused("option '--token' is missing; " + DemoOptions.USAGE, "--url=u");
    assertRefused("option '--speed=9' is not known; " + DemoOptions.USAGE, "--speed=9");
    assertRefused("option '--url' has no value; " + DemoOptions.USAGE, "--url");
    assertRefused(
        "the token cannot be read from " + none + ": is Millrace up?",
        "--url=u",
        "--token-file=" + none);
  }

  private static void assertRefused(String message, String... args) {
    assertThatThrownBy(() -> DemoOptions.parse(args))
        .isInstanceOf(DemoException.class)
        .hasMessage(message);
  }
}
