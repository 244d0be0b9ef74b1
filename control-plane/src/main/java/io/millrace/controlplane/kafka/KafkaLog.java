package io.millrace.controlplane.kafka;

import io.millrace.contracts.stream.StreamRange;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.stereotype.Component;

/** What the control plane asks Kafka, in the words of the control plane. */
@Component
public class KafkaLog {
  private static final long TIMEOUT_SECONDS = 10;

  /** Somebody waits for the page that these answers are for. */
  private static final long ANSWER_SECONDS = 3;

  private static final ListOffsetsOptions COMMITTED =
      new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
  private final Admin admin;
  private final Producer<byte[], byte[]> producer;

  KafkaLog(Admin admin, Producer<byte[], byte[]> producer) {
    this.admin = admin;
    this.producer = producer;
  }

  /**
   * First retained offset of each partition that the ranges lie in; a partition that does not exist
   * is absent.
   *
   * @throws KafkaUnreachableException when Kafka does not answer
   */
  public Map<TopicPartition, Long> beginningOffsets(Collection<StreamRange> ranges) {
    return offsets(ranges, OffsetSpec.earliest());
  }

  /**
   * Offset behind the last committed record of each partition that the ranges lie in; a partition
   * that does not exist is absent.
   *
   * @throws KafkaUnreachableException when Kafka does not answer
   */
  public Map<TopicPartition, Long> endOffsets(Collection<StreamRange> ranges) {
    return offsets(ranges, OffsetSpec.latest());
  }

  /**
   * End of the log of each partition of a topic, behind records that nobody has committed; empty
   * when there is no such topic.
   *
   * @throws KafkaUnreachableException when Kafka does not answer
   */
  public Map<Integer, Long> ends(String topic) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions(Set.of(topic)).forEach(partition -> asked.put(partition, OffsetSpec.latest()));
    Map<Integer, Long> ends = new HashMap<>();
    await(admin.listOffsets(asked).all())
        .forEach((partition, info) -> ends.put(partition.partition(), info.offset()));
    return ends;
  }

  private Map<TopicPartition, Long> offsets(Collection<StreamRange> ranges, OffsetSpec which) {
    Set<String> topics = new HashSet<>();
    ranges.forEach(range -> topics.add(range.topic()));
    Set<TopicPartition> existing = partitions(topics);
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (StreamRange range : ranges) {
      TopicPartition partition = new TopicPartition(range.topic(), range.partition());
      if (existing.contains(partition)) {
        asked.put(partition, which);
      }
    }
    Map<TopicPartition, Long> offsets = new HashMap<>();
    await(admin.listOffsets(asked, COMMITTED).all())
        .forEach((partition, info) -> offsets.put(partition, info.offset()));
    return offsets;
  }

  private Set<TopicPartition> partitions(Set<String> topics) {
    Set<TopicPartition> partitions = new HashSet<>();
    admin
        .describeTopics(topics)
        .topicNameValues()
        .forEach(
            (topic, description) -> {
              try {
                awaitOrThrow(description, ANSWER_SECONDS)
                    .partitions()
                    .forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
              } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                  throw new KafkaUnreachableException(e.getCause());
                }
              }
            });
    return partitions;
  }

  /** Makes those topics that do not exist; leaves the others as they are. */
  public void ensureTopics(List<NewTopic> topics) {
    admin
        .createTopics(topics)
        .values()
        .forEach(
            (topic, created) -> {
              try {
                awaitOrThrow(created, TIMEOUT_SECONDS);
              } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                  throw new KafkaUnreachableException(e.getCause());
                }
              }
            });
  }

  /** Returns when the record is written for good. */
  public void send(ProducerRecord<byte[], byte[]> record) {
    try {
      producer.send(record).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaUnreachableException(e);
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      throw new KafkaUnreachableException(e);
    }
  }

  /** Fails when the cluster does not say how many nodes it has. */
  int nodes(long timeoutMs) {
    try {
      return admin.describeCluster().nodes().get(timeoutMs, TimeUnit.MILLISECONDS).size();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaUnreachableException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaUnreachableException(e);
    }
  }

  private static <T> T await(KafkaFuture<T> answer) {
    try {
      return awaitOrThrow(answer, ANSWER_SECONDS);
    } catch (ExecutionException e) {
      throw new KafkaUnreachableException(e.getCause());
    }
  }

  private static <T> T awaitOrThrow(KafkaFuture<T> answer, long seconds) throws ExecutionException {
    try {
      return answer.get(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaUnreachableException(e);
    } catch (TimeoutException e) {
      throw new KafkaUnreachableException(e);
    }
  }
}
