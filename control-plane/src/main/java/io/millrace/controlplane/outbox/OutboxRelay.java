package io.millrace.controlplane.outbox;

import io.millrace.controlplane.kafka.KafkaClients;
import io.millrace.controlplane.kafka.KafkaLog;
import io.millrace.controlplane.kafka.KafkaUnreachableException;
import io.millrace.controlplane.problem.ProblemLog;
import io.millrace.controlplane.reconciliation.Reconciler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what lies in the outbox, in order. Before a message is sent for the first time the ends of
 * its topic are written down; so whoever finds it unsent later, after a kill perhaps, looks from
 * there on whether it was.
 */
@Component
class OutboxRelay implements Reconciler, DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
  private static final int MAX_BATCH = 100;

  /** A request that nobody waits for any more is in the log of the broker by then, or nowhere. */
  private static final Duration SETTLES = Duration.ofSeconds(3);

  private final OutboxRepository repository;
  private final KafkaClients clients;
  private final KafkaLog log;
  private final SentMessages sentMessages;
  private final Departures departures;
  private final ProblemLog problems;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher publisher;
  private final Clock clock;
  private @Nullable Producer<byte[], byte[]> producer;

  OutboxRelay(
      OutboxRepository repository,
      KafkaClients clients,
      KafkaLog log,
      SentMessages sentMessages,
      Departures departures,
      ProblemLog problems,
      TransactionTemplate transaction,
      ApplicationEventPublisher publisher,
      Clock clock) {
    this.repository = repository;
    this.clients = clients;
    this.log = log;
    this.sentMessages = sentMessages;
    this.departures = departures;
    this.problems = problems;
    this.transaction = transaction;
    this.publisher = publisher;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "outbox";
  }

  @Override
  public void reconcile() {
    List<OutboxMessage> waiting = repository.first(MAX_BATCH);
    while (!waiting.isEmpty()) {
      try {
        if (!relay(waiting)) {
          return;
        }
      } catch (KafkaUnreachableException e) {
        LOG.info("{} messages wait for Kafka: {}", repository.count(), e.getMessage());
        departures.stalled();
        return;
      }
      waiting = repository.first(MAX_BATCH);
    }
  }

  /** False when it is too early to say which of them have been sent. */
  private boolean relay(List<OutboxMessage> waiting) {
    List<OutboxMessage> attempted = waiting.stream().filter(m -> m.attempt() != null).toList();
    Instant settled = clock.instant().minus(SETTLES);
    if (attempted.stream().anyMatch(message -> message.attempt().at().isAfter(settled))) {
      return false;
    }
    Set<String> found = new HashSet<>();
    attempted.stream()
        .collect(Collectors.groupingBy(OutboxMessage::topic))
        .forEach((topic, messages) -> found.addAll(sentMessages.among(topic, messages)));
    forget(attempted.stream().filter(message -> found.contains(message.id())).toList());
    send(waiting.stream().filter(message -> !found.contains(message.id())).toList());
    return true;
  }

  private void send(List<OutboxMessage> unsent) {
    writeDown(unsent);
    List<OutboxMessage> sent = new ArrayList<>();
    try {
      for (OutboxMessage message : unsent) {
        send(message);
        sent.add(message);
      }
    } finally {
      forget(sent);
    }
  }

  private void writeDown(List<OutboxMessage> unsent) {
    Map<String, Map<Integer, Long>> ends = new HashMap<>();
    for (OutboxMessage message : unsent) {
      ends.computeIfAbsent(message.topic(), log::ends);
    }
    Instant now = clock.instant();
    transaction.executeWithoutResult(
        status ->
            unsent.forEach(
                message ->
                    repository.attempted(message.attempted(ends.get(message.topic()), now))));
  }

  /** Returns when it is written for good, or never will be. */
  private void send(OutboxMessage message) {
    try {
      producer().send(message.toRecord()).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaUnreachableException(e);
    } catch (ExecutionException e) {
      failed(message, e.getCause());
    } catch (KafkaException e) {
      failed(message, e);
    }
  }

  private void failed(OutboxMessage message, Throwable cause) {
    boolean refused =
        cause instanceof RecordTooLargeException
            || cause instanceof InvalidTopicException
            || cause instanceof InvalidRecordException;
    if (!refused) {
      throw new KafkaUnreachableException(cause);
    }
    transaction.executeWithoutResult(
        status ->
            problems.record(
                "MESSAGE_REFUSED",
                Map.of("topic", message.topic()),
                "Kafka refuses message " + message.id() + ": " + cause.getMessage(),
                List.of()));
  }

  private void forget(List<OutboxMessage> sent) {
    Set<String> about =
        sent.stream()
            .map(OutboxMessage::about)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    transaction.executeWithoutResult(
        status -> {
          sent.forEach(message -> repository.delete(message.id()));
          publisher.publishEvent(new MessagesSent(about));
        });
    departures.sent();
  }

  private synchronized Producer<byte[], byte[]> producer() {
    if (producer == null) {
      producer = clients.newProducer("control-plane-outbox");
    }
    return producer;
  }

  @Override
  public synchronized void destroy() {
    if (producer != null) {
      producer.close(Duration.ZERO);
    }
  }
}
