package io.millrace.kafka.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodePropertiesTest {
  /** What others call the node may lead nowhere from inside its pod before it is ready. */
  @Test
  void shouldTalkToItselfOnLoopbackWhateverOthersAreTold() {
    try (BrokerSockets sockets = BrokerSockets.onAllAddresses(0)) {
      Map<String, String> properties =
          NodeProperties.advertised(
              Path.of("/data"), sockets, new AdvertisedAddress("kafka.example", 9092));

      int own = sockets.port(BrokerSockets.BROKER);
      assertThat(properties)
          .containsEntry("inter.broker.listener.name", "BROKER")
          .containsEntry(
              "advertised.listeners", "BROKER://127.0.0.1:" + own + ",PUBLIC://kafka.example:9092")
          .containsEntry(
              "listeners",
              "BROKER://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d,PUBLIC://0.0.0.0:%d"
                  .formatted(
                      own,
                      sockets.port(BrokerSockets.CONTROLLER),
                      sockets.port(BrokerSockets.PUBLIC)));
    }
  }
}
