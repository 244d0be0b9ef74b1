package io.millrace.controlplane.topics;

import io.millrace.controlplane.kafka.KafkaClients;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.security.OpenStreams;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The tails that somebody watches; each has a consumer and a thread of its own. */
@Component
class TopicTails {
  static final int MAX = 16;

  private final TopicCatalog catalog;
  private final KafkaClients clients;
  private final OpenStreams streams;
  private final Set<TopicTail> open = ConcurrentHashMap.newKeySet();

  TopicTails(TopicCatalog catalog, KafkaClients clients, OpenStreams streams) {
    this.catalog = catalog;
    this.clients = clients;
    this.streams = streams;
  }

  /**
   * @param key of the records that are shown; all of them when absent
   * @param request of who wants to watch
   */
  SseEmitter open(String topic, @Nullable String key, HttpServletRequest request) {
    List<TopicPartition> partitions =
        catalog.get(topic).partitions().stream()
            .map(p -> new TopicPartition(topic, p.partition()))
            .toList();
    if (open.size() >= MAX) {
      throw ProblemException.unavailable(
          "TOO_MANY_TAILS",
          MAX + " topics are being watched already, more are not legal; close a page that does");
    }
    SseEmitter emitter = new SseEmitter(0L);
    TopicTail tail = new TopicTail(emitter, partitions, TailFilter.of(key), clients);
    open.add(tail);
    streams.add(tail, request, tail::stop);
    tail.start(() -> ended(tail));
    return emitter;
  }

  private void ended(TopicTail tail) {
    open.remove(tail);
    streams.remove(tail);
  }

  /** Before the web server stops, which would wait for streams that never end. */
  @EventListener(ContextClosedEvent.class)
  void close() {
    open.forEach(TopicTail::stop);
  }
}
