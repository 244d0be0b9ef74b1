package io.millrace.controlplane.subscription;

import io.millrace.controlplane.kafka.KafkaClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
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
  private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final TopicHandler handler;
  private final KafkaClients clients;
  private final TopicPositions positions;
  private final RecordApplier applier;
  private volatile boolean closed;

  TopicReader(
      TopicHandler handler, KafkaClients clients, TopicPositions positions, RecordApplier applier) {
    this.handler = handler;
    this.clients = clients;
    this.positions = positions;
    this.applier = applier;
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
    Set<TopicPartition> assigned = new HashSet<>();
    while (!closed) {
      if (assigned.isEmpty()) {
        assigned.addAll(assign(consumer));
      }
      if (assigned.isEmpty()) {
        LockSupport.parkNanos(RETRY_NANOS);
        continue;
      }
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      consumer.poll(POLL).forEach(records::add);
      for (int from = 0; from < records.size() && !closed; from += MAX_BATCH) {
        applier.applyAll(
            handler, records.subList(from, Math.min(from + MAX_BATCH, records.size())));
      }
    }
  }

  private List<TopicPartition> assign(Consumer<byte[], byte[]> consumer) {
    List<PartitionInfo> known = consumer.partitionsFor(handler.topic());
    if (known == null) {
      return List.of();
    }
    List<TopicPartition> partitions =
        known.stream().map(p -> new TopicPartition(p.topic(), p.partition())).toList();
    consumer.assign(partitions);
    for (TopicPartition partition : partitions) {
      positions
          .nextOffset(partition)
          .ifPresentOrElse(
              offset -> consumer.seek(partition, offset),
              () -> consumer.seekToBeginning(Set.of(partition)));
    }
    return partitions;
  }

  void close() {
    closed = true;
  }
}
