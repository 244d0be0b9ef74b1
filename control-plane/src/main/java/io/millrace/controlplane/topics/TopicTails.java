package io.millrace.controlplane.topics;

import io.millrace.controlplane.kafka.KafkaClients;
import io.millrace.controlplane.problem.ProblemException;
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
  private final Set<TopicTail> open = ConcurrentHashMap.newKeySet();

  TopicTails(TopicCatalog catalog, KafkaClients clients) {
    this.catalog = catalog;
    this.clients = clients;
  }

  /**
   * @param key of the records that are shown; all of them when absent
   */
  SseEmitter open(String topic, @Nullable String key) {
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
    tail.start(() -> open.remove(tail));
    return emitter;
  }

  /** Before the web server stops, which would wait for streams that never end. */
  @EventListener(ContextClosedEvent.class)
  void close() {
    open.forEach(TopicTail::stop);
  }
}
