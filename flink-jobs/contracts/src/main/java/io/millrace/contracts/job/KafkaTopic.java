package io.millrace.contracts.job;

/** A topic and the cluster it lies on. */
public record KafkaTopic(KafkaCluster cluster, String name) {
  /** Whether both are one topic, as far as their addresses tell. */
  public boolean sameAs(KafkaTopic other) {
    return name.equals(other.name)
        && cluster.bootstrapServers().equals(other.cluster.bootstrapServers());
  }
}
