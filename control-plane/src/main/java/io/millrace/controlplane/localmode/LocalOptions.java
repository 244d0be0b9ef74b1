package io.millrace.controlplane.localmode;

import io.millrace.controlplane.StartRefusedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param dataDir absolute
 * @param springArguments settings such as {@code --millrace.flink.slots=4}, handed on as they are
 */
record LocalOptions(Path dataDir, PortRequest ports, List<String> springArguments) {
  private static final String LEGAL =
      "legal are --data-dir, --port, --flink-port, --kafka-port and settings such as"
          + " --millrace.flink.slots=4";

  /**
   * @param port of the page and REST, {@code flinkPort} of Flink's dashboard; null when not given
   */
  record PortRequest(
      @Nullable Integer port, @Nullable Integer flinkPort, @Nullable Integer kafkaPort) {}

  /**
   * @throws StartRefusedException naming the option and what is legal
   */
  static LocalOptions parse(String... arguments) {
    Reader reader = new Reader();
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      int equals = argument.indexOf('=');
      if (equals >= 0) {
        reader.read(argument.substring(0, equals), argument.substring(equals + 1), argument);
      } else if (i + 1 < arguments.length) {
        reader.read(argument, arguments[++i], argument + "=" + arguments[i]);
      } else {
        reader.read(argument, null, argument);
      }
    }
    return reader.options();
  }

  private static final class Reader {
    private Path dataDir = Path.of(".millrace");
    private @Nullable Integer port;
    private @Nullable Integer flinkPort;
    private @Nullable Integer kafkaPort;
    private final List<String> springArguments = new ArrayList<>();

    void read(String option, @Nullable String value, String argument) {
      switch (option) {
        case "--data-dir" -> dataDir = Path.of(required(option, value));
        case "--port" -> port = port(option, value);
        case "--flink-port" -> flinkPort = port(option, value);
        case "--kafka-port" -> kafkaPort = port(option, value);
        default -> readSetting(option, value, argument);
      }
    }

    private void readSetting(String option, @Nullable String value, String argument) {
      if (!option.startsWith("--") || !option.contains(".")) {
        throw new StartRefusedException("option '" + option + "' is not known; " + LEGAL);
      }
      required(option, value);
      springArguments.add(argument);
    }

    private static String required(String option, @Nullable String value) {
      if (value == null || value.isBlank()) {
        throw new StartRefusedException(option + " needs a value");
      }
      return value;
    }

    private static int port(String option, @Nullable String value) {
      String text = required(option, value);
      if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 0xffff) {
        return Integer.parseInt(text);
      }
      throw new StartRefusedException(
          option + " '" + text + "' is not a port; legal is 1 to 65535, or 0 for any free one");
    }

    LocalOptions options() {
      return new LocalOptions(
          dataDir.toAbsolutePath().normalize(),
          new PortRequest(port, flinkPort, kafkaPort),
          List.copyOf(springArguments));
    }
  }
}
