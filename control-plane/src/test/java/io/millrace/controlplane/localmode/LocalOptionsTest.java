package io.millrace.controlplane.localmode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.controlplane.StartRefusedException;
import io.millrace.controlplane.localmode.LocalOptions.PortRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalOptionsTest {
  @Test
  void shouldReadOptionsWithAndWithoutAnEqualsSign() {
    LocalOptions options =
        LocalOptions.parse("--port", "9000", "--kafka-port=0", "--data-dir", "/data");

    assertThat(options.ports()).isEqualTo(new PortRequest(9000, null, 0));
    assertThat(options.dataDir()).isEqualTo(Path.of("/data"));
  }

  @Test
  void shouldKeepItsDataInTheWorkingDirectoryUnlessTold() {
    assertThat(LocalOptions.parse().dataDir()).isEqualTo(Path.of(".millrace").toAbsolutePath());
  }

  @Test
  void shouldHandSettingsOn() {
    assertThat(LocalOptions.parse("--millrace.flink.slots=4").springArguments())
        .containsExactly("--millrace.flink.slots=4");
  }

  @Test
  void shouldRefuseAnUnknownOption() {
    assertThatThrownBy(() -> LocalOptions.parse("--prot=1"))
        .isInstanceOf(StartRefusedException.class)
        .hasMessage(
            "option '--prot' is not known; legal are --data-dir, --port, --flink-port,"
                + " --kafka-port and settings such as --millrace.flink.slots=4");
  }

  @Test
  void shouldRefuseAnOptionWithoutItsValue() {
    assertThatThrownBy(() -> LocalOptions.parse("--port"))
        .isInstanceOf(StartRefusedException.class)
        .hasMessage("--port needs a value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"65536", "-1", "http", "123456"})
  void shouldRefuseWhatIsNoPort(String given) {
    assertThatThrownBy(() -> LocalOptions.parse("--flink-port=" + given))
        .isInstanceOf(StartRefusedException.class)
        .hasMessage(
            "--flink-port '"
                + given
                + "' is not a port; legal is 1 to 65535, or 0 for any free one");
  }
}
