package io.millrace.kafka.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.kafka.embedded.SingleNodeKafka.Options;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleNodeKafkaTest {
  private static final String LEGAL =
      "legal are --advertised=HOST:PORT, --port=N (9092) and --data-dir=FOLDER (/var/lib/kafka)";

  @Test
  void shouldReadItsArguments() {
    assertThat(Options.parse("--advertised=millrace-kafka.millrace:9092"))
        .isEqualTo(
            new Options(
                new AdvertisedAddress("millrace-kafka.millrace", 9092),
                9092,
                Path.of("/var/lib/kafka")));
    assertThat(Options.parse("--data-dir=/data", "--port=19092", "--advertised=10.0.0.7:9094"))
        .isEqualTo(new Options(new AdvertisedAddress("10.0.0.7", 9094), 19092, Path.of("/data")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka", "kafka:", "kafka:0", "kafka:65536", ":9092", "a b:9092", ""})
  void shouldRefuseAnAddressThatClientsCouldNotUse(String address) {
    assertThatThrownBy(() -> Options.parse("--advertised=" + address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the advertised address '%s' is not legal; legal is HOST:PORT", address);
  }

  @Test
  void shouldSayWhichArgumentsAreLegal() {
    assertThatThrownBy(() -> Options.parse("--port=1"))
        .hasMessage("--advertised is missing; " + LEGAL);
    assertThatThrownBy(() -> Options.parse("--advertized=a:1"))
        .hasMessage("argument '--advertized=a:1' is not known; " + LEGAL);
    assertThatThrownBy(() -> Options.parse("help"))
        .hasMessage("argument 'help' is not known; " + LEGAL);
    assertThatThrownBy(() -> Options.parse("--advertised=a:1", "--port=many"))
        .hasMessage("--port 'many' is not a number; " + LEGAL);
  }
}
