package io.millrace.controlplane.events;

import io.millrace.controlplane.security.OpenStreams;
import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands every change to every listener, once the transaction that made it is committed. One thread
 * numbers the changes, writes their JSON and sends it; it waits for no client.
 */
@Component
public class ChangeHub {
  private static final int REMEMBERED = 2048;
  private static final int MAX_LISTENERS = 200;

  private final Clock clock;
  private final JsonMapper mapper;
  private final ExecutorService sender = Executors.newSingleThreadExecutor(ChangeHub::daemon);
  private final Set<ChangeListener> open = ConcurrentHashMap.newKeySet();

  /** Those that are told; with the ring and the number, the sender's own. */
  private final Set<ChangeListener> told = new HashSet<>();

  private final OpenStreams streams;
  private final ChangeRing ring;
  private long seq;

  ChangeHub(OpenStreams streams, Clock clock, JsonMapper mapper) {
    this.streams = streams;
    this.clock = clock;
    this.mapper = mapper;
    // An id of an earlier process must not look like one of ours.
    this.seq = clock.millis();
    this.ring = new ChangeRing(REMEMBERED, seq);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "change-sender");
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

  private void deliver(Change change) {
    Instant time = clock.instant();
    sender.execute(() -> send(change, time));
  }

  private void send(Change change, Instant time) {
    ChangeEvent event =
        new ChangeEvent(++seq, time, change.kind(), change.id(), change.type(), change.data());
    ChangeFrame frame = ChangeFrame.of(event, mapper);
    ring.add(frame);
    sendAll(frame);
  }

  private void sendAll(ChangeFrame frame) {
    for (ChangeListener listener : List.copyOf(told)) {
      if (listener.offer(frame)) {
        write(listener);
      } else {
        // Too slow to be kept; it may come again.
        forget(listener);
        listener.close();
      }
    }
  }

  private void write(ChangeListener listener) {
    try {
      listener.write();
    } catch (IOException | IllegalStateException e) {
      // The client is gone; the web server ends what is left of the request.
      forget(listener);
    }
  }

  private void forget(ChangeListener listener) {
    open.remove(listener);
    streams.remove(listener);
    told.remove(listener);
  }

  /**
   * @param lastEventId sequence number of the last change the client saw; null starts with the next
   * @throws TooManyListenersException when no more are possible
   */
  synchronized void listen(
      HttpServletRequest request, HttpServletResponse response, @Nullable Long lastEventId)
      throws IOException {
    if (open.size() >= MAX_LISTENERS) {
      throw new TooManyListenersException(MAX_LISTENERS);
    }
    ChangeListener listener = ChangeListener.open(request, response, this::leave);
    open.add(listener);
    streams.add(listener, request, () -> end(listener));
    sender.execute(() -> join(listener, lastEventId));
    listener.begin();
  }

  /** Who listens may not any more; what they come back with is judged anew. */
  private void end(ChangeListener listener) {
    leave(listener);
    listener.close();
  }

  private void leave(ChangeListener listener) {
    open.remove(listener);
    streams.remove(listener);
    sender.execute(() -> told.remove(listener));
  }

  private void join(ChangeListener listener, @Nullable Long lastEventId) {
    listener.offer(ChangeFrame.HEARTBEAT);
    if (lastEventId != null) {
      ring.after(lastEventId)
          .orElseGet(() -> List.of(ChangeFrame.reset(seq)))
          .forEach(listener::offer);
    }
    if (open.contains(listener)) {
      told.add(listener);
      write(listener);
    }
  }

  /** Event streams that are open now. */
  public int listeners() {
    return open.size();
  }

  @Scheduled(fixedRate = 15_000)
  void heartbeat() {
    sender.execute(() -> sendAll(ChangeFrame.HEARTBEAT));
  }

  @PreDestroy
  void close() {
    sender.shutdown();
    open.forEach(ChangeListener::close);
  }
}
