package io.millrace.controlplane.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.controlplane.kafka.KafkaClients;
import io.millrace.controlplane.kafka.KafkaUnreachableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.springframework.stereotype.Component;

/** Finds out which messages of unknown fate lie in Kafka. */
@Component
class SentMessages {
  private static final Duration POLL = Duration.ofMillis(200);
  private final KafkaClients clients;

  SentMessages(KafkaClients clients) {
    this.clients = clients;
  }

  /**
   * Reads what any consumer could see.
   *
   * @param attempted messages of one topic that may have been sent
   * @return ids of those that were
   * @throws KafkaUnreachableException when Kafka does not answer
   */
  Set<String> among(String topic, Collection<OutboxMessage> attempted) {
    Set<String> wanted = new HashSet<>();
    attempted.forEach(message -> wanted.add(message.id()));
    try (Consumer<byte[], byte[]> consumer =
        clients.newUncommittedConsumer("control-plane-outbox")) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(known -> new TopicPartition(topic, known.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
      for (TopicPartition partition : partitions) {
        long from = Math.max(beginnings.get(partition), from(partition.partition(), attempted));
        consumer.seek(partition, Math.min(from, ends.get(partition)));
      }
      return read(consumer, ends, wanted);
    } catch (KafkaException e) {
      throw new KafkaUnreachableException(e);
    }
  }

  /** A partition that did not exist then is read from its beginning. */
  private static long from(int partition, Collection<OutboxMessage> attempted) {
    return attempted.stream()
        .map(message -> Objects.requireNonNull(message.attempt()).from())
        .mapToLong(from -> from.getOrDefault(partition, 0L))
        .min()
        .orElse(0);
  }

  private static Set<String> read(
      Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, Set<String> wanted) {
    Set<String> found = new HashSet<>();
    List<TopicPartition> left = new ArrayList<>(ends.keySet());
    while (!left.isEmpty()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        Header id = record.headers().lastHeader(Outbox.ID_HEADER);
        if (id != null && wanted.contains(new String(id.value(), UTF_8))) {
          found.add(new String(id.value(), UTF_8));
        }
      }
      left.removeIf(partition -> consumer.position(partition) >= ends.get(partition));
    }
    return found;
  }
}
