package io.millrace.controlplane.events;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One open event stream with a bounded queue: a client that does not read is dropped and comes back
 * with its last event id, instead of filling the heap.
 */
final class ChangeListener {
  private static final int MAX_WAITING = 4096;
  private final SseEmitter emitter;
  private final BlockingQueue<SseEmitter.SseEventBuilder> waiting =
      new ArrayBlockingQueue<>(MAX_WAITING);
  private final AtomicBoolean sending = new AtomicBoolean();

  ChangeListener(SseEmitter emitter) {
    this.emitter = emitter;
  }

  /** False when the client is too slow to be kept. */
  boolean offer(ChangeEvent event) {
    return waiting.offer(
        SseEmitter.event()
            .id(Long.toString(event.seq()))
            .name(event.kind().wireName())
            .data(event, MediaType.APPLICATION_JSON));
  }

  void offerReset(long seq) {
    waiting.offer(
        SseEmitter.event()
            .id(Long.toString(seq))
            .name("reset")
            .data("{\"seq\":" + seq + ",\"kind\":\"reset\"}", MediaType.APPLICATION_JSON));
  }

  void offerHeartbeat() {
    waiting.offer(SseEmitter.event().comment("heartbeat"));
  }

  /**
   * Writes what waits; one thread at a time, another that comes meanwhile leaves it to the first.
   */
  void drain() throws IOException {
    while (!waiting.isEmpty() && sending.compareAndSet(false, true)) {
      try {
        SseEmitter.SseEventBuilder next;
        while ((next = waiting.poll()) != null) {
          emitter.send(next);
        }
      } finally {
        sending.set(false);
      }
    }
  }

  void close() {
    emitter.complete();
  }
}
