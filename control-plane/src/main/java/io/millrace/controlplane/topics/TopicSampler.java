package io.millrace.controlplane.topics;

import io.millrace.controlplane.kafka.KafkaClients;
import io.millrace.controlplane.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;

/** Reads a few records of a topic and leaves no trace in Kafka. */
@Component
class TopicSampler {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Comparator<RecordView> BY_TIME =
      Comparator.comparing(RecordView::time)
          .thenComparingInt(RecordView::partition)
          .thenComparingLong(RecordView::offset);

  private final TopicCatalog catalog;
  private final KafkaClients clients;

  TopicSampler(TopicCatalog catalog, KafkaClients clients) {
    this.catalog = catalog;
    this.clients = clients;
  }

  /** In the order of their times: those from an offset on, or the newest. */
  List<RecordView> sample(String topic, SampleQuery query) {
    List<TopicPartition> partitions = partitions(topic, query);
    try (Consumer<byte[], byte[]> consumer = clients.newConsumer("millrace-sample")) {
      consumer.assign(partitions);
      Map<TopicPartition, Long> start = consumer.beginningOffsets(partitions);
      Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
      for (TopicPartition partition : partitions) {
        long first =
            query.from() == null ? end.get(partition) - offsetsOf(query.limit()) : query.from();
        consumer.seek(partition, Math.max(first, start.get(partition)));
      }
      List<RecordView> records = read(consumer, end, query);
      records.sort(BY_TIME);
      return query.from() == null
          ? records.subList(Math.max(0, records.size() - query.limit()), records.size())
          : records.subList(0, Math.min(query.limit(), records.size()));
    } catch (KafkaException e) {
      throw TopicCatalog.unreachable(e);
    }
  }

  /** The end of a transaction takes an offset as well. */
  private static long offsetsOf(int records) {
    return 2L * records + 8;
  }

  private List<TopicPartition> partitions(String topic, SampleQuery query) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (TopicView.PartitionView each : catalog.get(topic).partitions()) {
      if (query.partition() == null || query.partition() == each.partition()) {
        partitions.add(new TopicPartition(topic, each.partition()));
      }
    }
    if (partitions.isEmpty()) {
      throw ProblemException.notFound("partition", topic + ":" + query.partition());
    }
    return partitions;
  }

  private static List<RecordView> read(
      Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> end, SampleQuery query) {
    List<RecordView> records = new ArrayList<>();
    Instant deadline = Instant.now().plus(PATIENCE);
    int enough = query.from() == null ? Integer.MAX_VALUE : query.limit() * end.size();
    while (records.size() < enough && !atEnd(consumer, end) && Instant.now().isBefore(deadline)) {
      consumer.poll(POLL).forEach(record -> records.add(RecordView.of(record)));
    }
    return records;
  }

  private static boolean atEnd(Consumer<?, ?> consumer, Map<TopicPartition, Long> end) {
    return end.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue());
  }
}
