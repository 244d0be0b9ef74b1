package io.millrace.controlplane.events;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Hands every change to every listener, once the transaction that made it is committed. */
@Component
public class ChangeHub {
  private static final int REMEMBERED = 2048;
  private static final int MAX_LISTENERS = 200;

  private final Clock clock;
  private final ChangeRing ring;
  private final Set<ChangeListener> listeners = ConcurrentHashMap.newKeySet();
  private final ExecutorService sender =
      Executors.newCachedThreadPool(task -> daemon("change-sender", task));
  private long seq;

  ChangeHub(Clock clock) {
    this.clock = clock;
    // An id of an earlier process must not look like one of ours.
    this.seq = clock.millis();
    this.ring = new ChangeRing(REMEMBERED, seq);
  }

  private static Thread daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  public void publish(Change change) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      deliver(change);
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            deliver(change);
          }
        });
  }

  private synchronized void deliver(Change change) {
    ChangeEvent event =
        new ChangeEvent(
            ++seq, clock.instant(), change.kind(), change.id(), change.type(), change.data());
    ring.add(event);
    for (ChangeListener listener : listeners) {
      if (!listener.offer(event)) {
        drop(listener);
      }
    }
    drainAll();
  }

  /**
   * @param lastEventId sequence number of the last change the client saw; null starts with the next
   */
  synchronized SseEmitter listen(@Nullable Long lastEventId) {
    if (listeners.size() >= MAX_LISTENERS) {
      throw new TooManyListenersException(MAX_LISTENERS);
    }
    SseEmitter emitter = new SseEmitter(0L);
    ChangeListener listener = new ChangeListener(emitter);
    emitter.onCompletion(() -> listeners.remove(listener));
    emitter.onTimeout(() -> drop(listener));
    emitter.onError(error -> listeners.remove(listener));
    listener.offerHeartbeat();
    if (lastEventId != null) {
      Optional<List<ChangeEvent>> missed = ring.after(lastEventId);
      missed.ifPresentOrElse(
          events -> events.forEach(listener::offer), () -> listener.offerReset(seq));
    }
    listeners.add(listener);
    sender.execute(() -> drain(listener));
    return emitter;
  }

  int listeners() {
    return listeners.size();
  }

  @Scheduled(fixedRate = 15_000)
  void heartbeat() {
    listeners.forEach(ChangeListener::offerHeartbeat);
    drainAll();
  }

  /** A task for each, so that a client that reads slowly holds up none but itself. */
  private void drainAll() {
    listeners.forEach(listener -> sender.execute(() -> drain(listener)));
  }

  private void drain(ChangeListener listener) {
    try {
      listener.drain();
    } catch (IOException | IllegalStateException e) {
      drop(listener);
    }
  }

  private void drop(ChangeListener listener) {
    if (listeners.remove(listener)) {
      try {
        listener.close();
      } catch (IllegalStateException alreadyGone) {
        // the container ended it first, which is what we want
      }
    }
  }

  @PreDestroy
  void close() {
    listeners.forEach(this::drop);
    sender.shutdownNow();
  }
}
