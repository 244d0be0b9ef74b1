package io.millrace.controlplane.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;

/** A property that some Kafka client knows. */
public final class ClientProperty {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{env:KAFKA_[A-Z0-9_]+}");
  private static final Map<String, ClientProperty> KNOWN = known();

  private final ConfigDef.Type type;

  private ClientProperty(ConfigDef.Type type) {
    this.type = type;
  }

  private static Map<String, ClientProperty> known() {
    Map<String, ConfigDef.ConfigKey> keys = new HashMap<>();
    keys.putAll(AdminClientConfig.configDef().configKeys());
    keys.putAll(ConsumerConfig.configDef().configKeys());
    keys.putAll(ProducerConfig.configDef().configKeys());
    Map<String, ClientProperty> known = new HashMap<>();
    keys.forEach((name, key) -> known.put(name, new ClientProperty(key.type)));
    return known;
  }

  public static Optional<ClientProperty> named(String name) {
    return Optional.ofNullable(KNOWN.get(name));
  }

  /** Whether its value must be told to nobody. */
  public boolean isSecret() {
    return type == ConfigDef.Type.PASSWORD;
  }

  /** Whether its value is a class that a client would load. */
  public boolean isClass() {
    return type == ConfigDef.Type.CLASS;
  }

  /** Whether a value only says in which variable of a client's environment the real one is. */
  public static boolean isReference(String value) {
    return REFERENCE.matcher(value).matches();
  }
}
