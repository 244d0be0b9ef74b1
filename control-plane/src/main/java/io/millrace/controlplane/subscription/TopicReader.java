package io.millrace.controlplane.subscription;

import io.millrace.controlplane.kafka.KafkaClients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every partition of one topic in a thread of its own, from the position in the database, or
 * the earliest retained record. Whatever goes wrong, it begins again from that position.
 */
final class TopicReader implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
  private static final int MAX_BATCH = 100;
  private static final Duration POLL = Duration.ofMillis(500);

  /** What the client knows; it asks the broker more rarely. */
  private static final Duration NEW_PARTITIONS = Duration.ofSeconds(1);

  private static final Duration LOOK_AT_ENDS = Duration.ofSeconds(1);
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final TopicHandler handler;
  private final KafkaClients clients;
  private final TopicPositions positions;
  private final RecordApplier applier;
  private final ReadTopics readTopics;
  private final Clock clock;
  private volatile boolean closed;

  TopicReader(
      TopicHandler handler,
      KafkaClients clients,
      TopicPositions positions,
      RecordApplier applier,
      ReadTopics readTopics,
      Clock clock) {
    this.handler = handler;
    this.clients = clients;
    this.positions = positions;
    this.applier = applier;
    this.readTopics = readTopics;
    this.clock = clock;
  }

  @Override
  public void run() {
    while (!closed) {
      try (Consumer<byte[], byte[]> consumer =
          clients.newConsumer("control-plane-" + handler.topic())) {
        read(consumer);
      } catch (WakeupException | InterruptException e) {
        closed = true;
      } catch (RuntimeException e) {
        LOG.info("reading {} is interrupted and begins again: {}", handler.topic(), e.toString());
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }

  private void read(Consumer<byte[], byte[]> consumer) {
    Instant assigned = Instant.MIN;
    @Nullable Goal goal = null;
    while (!closed) {
      Instant now = clock.instant();
      if (assigned.isBefore(now.minus(NEW_PARTITIONS))) {
        assign(consumer);
        assigned = consumer.assignment().isEmpty() ? Instant.MIN : now;
      }
      if (consumer.assignment().isEmpty()) {
        LockSupport.parkNanos(RETRY_NANOS);
        continue;
      }
      if (goal == null && isToLook(now)) {
        goal = new Goal(now, consumer.endOffsets(consumer.assignment()));
      }
      if (goal != null && goal.isReached(consumer)) {
        readTopics.readUntil(handler.topic(), goal.time());
        goal = null;
      }
      applyNext(consumer);
    }
  }

  private boolean isToLook(Instant now) {
    return readTopics
        .until(handler.topic())
        .map(until -> until.isBefore(now.minus(LOOK_AT_ENDS)))
        .orElse(true);
  }

  /** Ends of the partitions at a time. */
  private record Goal(Instant time, Map<TopicPartition, Long> ends) {
    boolean isReached(Consumer<byte[], byte[]> consumer) {
      return ends.entrySet().stream()
          .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
  }

  private void applyNext(Consumer<byte[], byte[]> consumer) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    consumer.poll(POLL).forEach(records::add);
    for (int from = 0; from < records.size() && !closed; from += MAX_BATCH) {
      applier.applyAll(handler, records.subList(from, Math.min(from + MAX_BATCH, records.size())));
    }
  }

  /** The topic may have got more partitions. */
  private void assign(Consumer<byte[], byte[]> consumer) {
    List<PartitionInfo> known = consumer.partitionsFor(handler.topic());
    List<TopicPartition> partitions =
        known == null
            ? List.of()
            : known.stream().map(p -> new TopicPartition(p.topic(), p.partition())).toList();
    if (Set.copyOf(partitions).equals(consumer.assignment())) {
      return;
    }
    consumer.assign(partitions);
    Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
    for (TopicPartition partition : partitions) {
      long beginning = beginnings.get(partition);
      long next = positions.nextOffset(partition).orElse(beginning);
      if (next < beginning) {
        applier.missed(partition, next, beginning);
      }
      consumer.seek(partition, Math.max(next, beginning));
    }
  }

  void close() {
    closed = true;
  }
}
