package io.millrace.controlplane.kafka;

import io.millrace.controlplane.MillraceProperties;
import java.util.Optional;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Down while Kafka does not answer; the application goes on and waits for it. */
@Component("kafka")
class KafkaHealth extends AbstractHealthIndicator {
  private static final long PATIENCE_MS = 2_000;
  private final KafkaLog log;
  private final String bootstrapServers;
  private final Optional<BrokerFault> broker;

  KafkaHealth(KafkaLog log, MillraceProperties properties, Optional<BrokerFault> broker) {
    this.log = log;
    this.broker = broker;
    this.bootstrapServers = properties.kafka().bootstrapServers();
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    health.withDetail("bootstrapServers", bootstrapServers);
    Optional<String> fault = broker.flatMap(BrokerFault::brokerFault);
    if (fault.isPresent()) {
      health.down().withDetail("error", fault.get());
      return;
    }
    try {
      health.up().withDetail("nodes", log.nodes(PATIENCE_MS));
    } catch (KafkaUnreachableException e) {
      health.down().withDetail("error", e.told(bootstrapServers));
    }
  }
}
