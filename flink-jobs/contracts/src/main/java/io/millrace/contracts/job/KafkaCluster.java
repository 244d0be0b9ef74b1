package io.millrace.contracts.job;

import java.util.Map;
import java.util.Objects;

/**
 * A Kafka cluster as its clients see it.
 *
 * @param properties further client properties; never secrets, those are mounted
 */
public record KafkaCluster(String bootstrapServers, Map<String, String> properties) {
  public KafkaCluster {
    Objects.requireNonNull(bootstrapServers, "bootstrapServers");
    properties = Map.copyOf(Objects.requireNonNull(properties, "properties"));
  }
}
