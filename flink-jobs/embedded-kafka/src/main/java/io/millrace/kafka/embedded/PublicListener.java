package io.millrace.kafka.embedded;

import java.util.HashMap;
import java.util.Map;

/**
 * Where clients of other machines connect to, and what they have to show.
 *
 * @param address that they are told
 * @param protocol PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL
 * @param properties of a Kafka listener without its prefix, such as {@code ssl.keystore.location}
 */
public record PublicListener(
    AdvertisedAddress address, String protocol, Map<String, String> properties) {
  public PublicListener {
    if (!protocol.matches("(SASL_)?(PLAINTEXT|SSL)")) {
      throw new IllegalArgumentException(
          "protocol '"
              + protocol
              + "' is not legal; legal are PLAINTEXT, SSL, SASL_PLAINTEXT and SASL_SSL");
    }
    properties = Map.copyOf(properties);
  }

  /** Asks nobody anything. */
  public static PublicListener open(AdvertisedAddress address) {
    return new PublicListener(address, "PLAINTEXT", Map.of());
  }

  /** As Kafka's own file of properties has them. */
  Map<String, String> nodeProperties() {
    Map<String, String> named = new HashMap<>();
    properties.forEach((name, value) -> named.put("listener.name.public." + name, value));
    named.put(
        "listener.security.protocol.map",
        "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT,PUBLIC:" + protocol);
    return named;
  }
}
