package io.millrace.controlplane.kafka;

import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.preflight.Check;
import io.millrace.controlplane.preflight.PreflightCheck;
import org.springframework.stereotype.Component;

@Component
class KafkaCheck implements PreflightCheck {
  private static final long PATIENCE_MS = 2_000;
  private final KafkaLog log;
  private final String bootstrapServers;

  KafkaCheck(KafkaLog log, MillraceProperties properties) {
    this.log = log;
    this.bootstrapServers = properties.kafka().bootstrapServers();
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public Check check() {
    try {
      return Check.ok(name(), "brokers at " + bootstrapServers + ": " + log.nodes(PATIENCE_MS));
    } catch (KafkaUnreachableException e) {
      return Check.failed(
          name(),
          e.told(bootstrapServers),
          "See that it runs, that millrace.kafka.bootstrap-servers and the credentials in"
              + " millrace.kafka.properties are right, and that no NetworkPolicy stands between.");
    }
  }
}
