package io.millrace.controlplane.topics;

import io.millrace.controlplane.kafka.KafkaClients;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Sends one browser what arrives on a topic from now on. It is for people: of a topic that is
 * faster than they can read it shows a part, unless they follow one key.
 */
final class TopicTail {
  private static final Logger LOG = LoggerFactory.getLogger(TopicTail.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final int POLLS_PER_HEARTBEAT = 60;

  private final SseEmitter emitter;
  private final List<TopicPartition> partitions;
  private final TailFilter filter;
  private final KafkaClients clients;
  private volatile boolean stopped;

  TopicTail(
      SseEmitter emitter,
      List<TopicPartition> partitions,
      TailFilter filter,
      KafkaClients clients) {
    this.emitter = emitter;
    this.partitions = partitions;
    this.filter = filter;
    this.clients = clients;
  }

  void start(Runnable whenEnded) {
    emitter.onCompletion(this::stop);
    emitter.onTimeout(this::stop);
    emitter.onError(broken -> stop());
    Thread thread =
        new Thread(
            () -> {
              try {
                run();
              } finally {
                whenEnded.run();
              }
            },
            "tail-" + partitions.get(0).topic());
    thread.setDaemon(true);
    thread.start();
  }

  void stop() {
    stopped = true;
  }

  private void run() {
    try (Consumer<byte[], byte[]> consumer = clients.newConsumer("millrace-tail")) {
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      // Seeking is lazy; what is written after this comment has been sent is shown.
      partitions.forEach(consumer::position);
      emitter.send(SseEmitter.event().comment("watching"));
      for (int polls = 1; !stopped; polls++) {
        show(consumer);
        if (polls % POLLS_PER_HEARTBEAT == 0) {
          emitter.send(SseEmitter.event().comment("alive"));
        }
      }
      emitter.complete();
    } catch (IOException | IllegalStateException gone) {
      LOG.debug("The watcher of {} has gone", partitions, gone);
    } catch (KafkaException e) {
      LOG.warn("Watching {} ended", partitions, e);
      emitter.complete();
    }
  }

  private void show(Consumer<byte[], byte[]> consumer) throws IOException {
    for (ConsumerRecord<byte[], byte[]> record : filter.shown(consumer.poll(POLL))) {
      emitter.send(
          SseEmitter.event()
              .id(record.partition() + ":" + record.offset())
              .name("record")
              .data(RecordView.of(record), MediaType.APPLICATION_JSON));
    }
  }
}
