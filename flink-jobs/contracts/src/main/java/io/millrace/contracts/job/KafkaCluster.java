package io.millrace.contracts.job;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A Kafka cluster as its clients see it.
 *
 * @param properties further client properties; never secrets, as they are stored and shown: a value
 *     may refer to a variable of the environment in which the client runs, {@code ${env:KAFKA_…}}
 */
public record KafkaCluster(String bootstrapServers, Map<String, String> properties) {
  public KafkaCluster {
    Objects.requireNonNull(bootstrapServers, "bootstrapServers");
    properties = Map.copyOf(Objects.requireNonNull(properties, "properties"));
  }

  /**
   * All that a client needs. The client itself looks up what values refer to, among the variables
   * whose names begin with {@code KAFKA_}; no others, so that nobody sends those elsewhere.
   */
  public Map<String, String> clientProperties() {
    Map<String, String> all = new HashMap<>(properties);
    all.put("bootstrap.servers", bootstrapServers);
    if (properties.values().stream().anyMatch(value -> value.contains("${env:"))) {
      all.put("config.providers", "env");
      all.put(
          "config.providers.env.class",
          "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
      all.put("config.providers.env.param.allowlist.pattern", "KAFKA_[A-Z0-9_]*");
    }
    return all;
  }
}
