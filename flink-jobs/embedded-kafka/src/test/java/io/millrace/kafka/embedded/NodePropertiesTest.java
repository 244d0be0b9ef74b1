package io.millrace.kafka.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodePropertiesTest {
  @Test
  void shouldAskOnlyClientsOfItsPublicListenerWhoTheyAre() {
    try (BrokerSockets sockets = BrokerSockets.onAllAddresses(0)) {
      PublicListener listener =
          new PublicListener(
              new AdvertisedAddress("kafka.example", 9092),
              "SASL_SSL",
              Map.of("ssl.keystore.location", "/tls/broker.p12"));

      Map<String, String> properties =
          NodeProperties.advertised(Path.of("/data"), sockets, listener);

      assertThat(properties)
          .containsEntry(
              "listener.security.protocol.map",
              "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT,PUBLIC:SASL_SSL")
          .containsEntry("listener.name.public.ssl.keystore.location", "/tls/broker.p12");
    }
  }

  @Test
  void shouldRefuseAProtocolThatKafkaDoesNotKnow() {
    AdvertisedAddress address = new AdvertisedAddress("kafka.example", 9092);

    assertThatThrownBy(() -> new PublicListener(address, "TLS", Map.of()))
        .hasMessage(
            "protocol 'TLS' is not legal; legal are PLAINTEXT, SSL, SASL_PLAINTEXT and SASL_SSL");
  }

  /** What others call the node may lead nowhere from inside its pod before it is ready. */
  @Test
  void shouldTalkToItselfOnLoopbackWhateverOthersAreTold() {
    try (BrokerSockets sockets = BrokerSockets.onAllAddresses(0)) {
      Map<String, String> properties =
          NodeProperties.advertised(
              Path.of("/data"),
              sockets,
              PublicListener.open(new AdvertisedAddress("kafka.example", 9092)));

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
