package io.millrace.controlplane.subscription;

import io.millrace.controlplane.reconciliation.ReconcileRequested;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Until when topics are read. */
@Component
public class ReadTopics {
  private final Map<String, Instant> read = new ConcurrentHashMap<>();
  private final ApplicationEventPublisher publisher;

  ReadTopics(ApplicationEventPublisher publisher) {
    this.publisher = publisher;
  }

  /**
   * The last time of which it is known that all that lay in the topic then is applied. It stands
   * still while Kafka is away; empty until this process has come to the topic's end once.
   */
  public Optional<Instant> until(String topic) {
    return Optional.ofNullable(read.get(topic));
  }

  void readUntil(String topic, Instant time) {
    if (read.put(topic, time) == null) {
      publisher.publishEvent(new ReconcileRequested());
    }
  }
}
