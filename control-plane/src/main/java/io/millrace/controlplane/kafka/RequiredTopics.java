package io.millrace.controlplane.kafka;

import io.millrace.contracts.job.JobTopics;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.reconciliation.Reconciler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.NewTopic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes our own topics once Kafka answers; asks again until it does. */
@Component
class RequiredTopics implements Reconciler {
  private static final Logger LOG = LoggerFactory.getLogger(RequiredTopics.class);
  private static final Optional<Short> DEFAULT_REPLICATION = Optional.empty();
  private final KafkaLog log;
  private final MillraceProperties.Kafka kafka;
  private final AtomicBoolean present = new AtomicBoolean();

  RequiredTopics(KafkaLog log, MillraceProperties properties) {
    this.log = log;
    this.kafka = properties.kafka();
  }

  @Override
  public String name() {
    return "topics";
  }

  @Override
  public void reconcile() {
    if (present.get()) {
      return;
    }
    try {
      log.ensureTopics(topics());
      present.set(true);
    } catch (KafkaUnreachableException e) {
      LOG.info("topics wait for Kafka at {}: {}", kafka.bootstrapServers(), e.getMessage());
    }
  }

  private List<NewTopic> topics() {
    JobTopics ours = kafka.topics();
    return List.of(
        single(kafka.controlTopic()),
        single(ours.events()),
        single(ours.deadLetters()),
        single(ours.models()).configs(Map.of("cleanup.policy", "compact")));
  }

  private static NewTopic single(String name) {
    return new NewTopic(name, Optional.of(1), DEFAULT_REPLICATION);
  }
}
