package io.millrace.controlplane.outbox;

import io.millrace.controlplane.reconciliation.ReconcileRequested;
import io.millrace.controlplane.resource.Identifiers;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Messages that are sent if, and only if, the transaction they are written in is committed; by the
 * {@link OutboxRelay}, soon after it, whatever happens to Kafka or to this process in between.
 */
@Component
public class Outbox {
  /** Names the message in Kafka: no two records of a topic carry the same. */
  public static final String ID_HEADER = "millrace-message-id";

  private final OutboxRepository repository;
  private final Departures departures;
  private final ApplicationEventPublisher publisher;
  private final Identifiers ids;
  private final Clock clock;

  Outbox(
      OutboxRepository repository,
      Departures departures,
      ApplicationEventPublisher publisher,
      Identifiers ids,
      Clock clock) {
    this.repository = repository;
    this.departures = departures;
    this.publisher = publisher;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Writes a message down in the transaction of the caller.
   *
   * @param record its partition follows from its key
   * @param about id of the resource that tells people of it; null when none does
   * @return id of the message
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public String add(ProducerRecord<byte[], byte[]> record, @Nullable String about) {
    OutboxMessage message = OutboxMessage.of(ids.next(), record, about);
    repository.insert(message, clock.instant());
    publisher.publishEvent(new ReconcileRequested());
    return message.id();
  }

  /**
   * Returns when the message has been sent; or the patience is over, or Kafka is known not to
   * answer, or the transaction of the message is still open.
   */
  public void awaitSent(String id, Duration patience) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      departures.await(() -> !repository.contains(id), patience);
    }
  }

  /** Messages about each of these that have not been sent; those without any are absent. */
  public Map<String, Integer> unsentAbout(Collection<String> subjects) {
    return repository.countAbout(subjects);
  }

  /** Messages that have not been sent. */
  public long unsent() {
    return repository.count();
  }
}
