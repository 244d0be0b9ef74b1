package io.millrace.controlplane.inferences;

import io.millrace.contracts.error.InvalidDocumentException;
import io.millrace.contracts.job.KafkaCluster;
import io.millrace.controlplane.kafka.ClientProperty;
import io.millrace.controlplane.problem.RequestViolations;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka cluster other than Millrace's own.
 *
 * @param bootstrapServers {@code host:port}, separated by commas
 * @param properties further client properties; what is secret refers to the environment of the job
 *     and the control plane, {@code ${env:KAFKA_…}}
 */
record ClusterRequest(@Nullable String bootstrapServers, @Nullable Map<String, String> properties) {
  private static final Pattern ADDRESS = Pattern.compile("[^,:\\s]+:\\d+(,[^,:\\s]+:\\d+)*");

  /** What guarantees rest on, and what would load code. */
  private static final Set<String> OURS =
      Set.of(
          "bootstrap.servers",
          "acks",
          "enable.idempotence",
          "transactional.id",
          "group.id",
          "group.instance.id",
          "client.id",
          "isolation.level",
          "auto.offset.reset",
          "enable.auto.commit",
          "allow.auto.create.topics",
          "config.providers",
          "interceptor.classes",
          "metric.reporters",
          "partition.assignment.strategy",
          "security.providers");

  /**
   * @throws InvalidDocumentException with every violation
   */
  KafkaCluster cluster() {
    RequestViolations violations = new RequestViolations();
    violations.require(
        bootstrapServers != null && ADDRESS.matcher(bootstrapServers).matches(),
        "/bootstrapServers",
        "bootstrapServers '"
            + bootstrapServers
            + "' is not legal; legal is host:port, separated by commas");
    Map<String, String> given = properties == null ? Map.of() : properties;
    given.forEach((name, value) -> require(violations, name, value));
    violations.failIfAny("cluster");
    return new KafkaCluster(String.valueOf(bootstrapServers), given);
  }

  private static void require(RequestViolations violations, String name, @Nullable String value) {
    String pointer = "/properties/" + name.replace("~", "~0").replace("/", "~1");
    ClientProperty property = ClientProperty.named(name).orElse(null);
    if (property == null) {
      violations.require(
          false, pointer, "'" + name + "' is no property of a Kafka client; legal are those");
    } else if (OURS.contains(name) || property.isClass()) {
      violations.require(
          false,
          pointer,
          "'"
              + name
              + "' cannot be given; legal are properties that neither name a class nor"
              + " change what is read and written");
    } else if (property.isSecret()) {
      // it may be a secret: it is not repeated
      violations.require(
          value != null && ClientProperty.isReference(value),
          pointer,
          "'"
              + name
              + "' would be stored and shown as it is; legal is a variable of the environment,"
              + " ${env:KAFKA_…}");
    } else {
      violations.require(value != null, pointer, "'" + name + "' has no value");
    }
  }
}
