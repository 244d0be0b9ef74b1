package io.millrace.controlplane.subscription;

import io.millrace.controlplane.kafka.KafkaClients;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs a reader for each handler while the application runs. */
@Component
class TopicSubscriptions implements SmartLifecycle {
  private static final long PATIENCE_MS = 2_000;
  private final List<TopicHandler> handlers;
  private final KafkaClients clients;
  private final TopicPositions positions;
  private final RecordApplier applier;
  private final ReadTopics readTopics;
  private final Clock clock;
  private final List<TopicReader> readers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  TopicSubscriptions(
      List<TopicHandler> handlers,
      KafkaClients clients,
      TopicPositions positions,
      RecordApplier applier,
      ReadTopics readTopics,
      Clock clock) {
    this.handlers = List.copyOf(handlers);
    this.clients = clients;
    this.positions = positions;
    this.applier = applier;
    this.readTopics = readTopics;
    this.clock = clock;
  }

  @Override
  public synchronized void start() {
    for (TopicHandler handler : handlers) {
      TopicReader reader = new TopicReader(handler, clients, positions, applier, readTopics, clock);
      Thread thread = new Thread(reader, "reads-" + handler.topic());
      thread.setDaemon(true);
      readers.add(reader);
      threads.add(thread);
      thread.start();
    }
  }

  @Override
  public synchronized void stop() {
    readers.forEach(TopicReader::close);
    for (Thread thread : threads) {
      join(thread);
    }
    readers.clear();
    threads.clear();
  }

  private static void join(Thread thread) {
    try {
      // Never interrupted: that would close the database's file under its feet.
      thread.join(PATIENCE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return !readers.isEmpty();
  }
}
