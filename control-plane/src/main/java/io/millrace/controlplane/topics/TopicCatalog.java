package io.millrace.controlplane.topics;

import io.millrace.contracts.job.JobTopics;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The topics of the cluster, as Kafka knows them at this moment. */
@Component
class TopicCatalog {
  static final String LEGAL_NAME =
      "legal are 1 to 249 letters, digits, dots, hyphens and underscores";
  private static final long TIMEOUT_SECONDS = 10;
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Admin admin;
  private final Set<String> ours;

  TopicCatalog(Admin admin, MillraceProperties properties) {
    JobTopics topics = properties.kafka().topics();
    this.admin = admin;
    this.ours = Set.of(topics.events(), topics.models(), properties.kafka().controlTopic());
  }

  static boolean isLegalName(String name) {
    return name.matches("[A-Za-z0-9._-]{1,249}") && !name.equals(".") && !name.equals("..");
  }

  List<TopicView> list() {
    return describe(await(admin.listTopics(new ListTopicsOptions().listInternal(true)).names()));
  }

  TopicView get(String topic) {
    return describe(List.of(requireLegal(topic))).get(0);
  }

  TopicView create(String topic, int partitions) {
    NewTopic created = new NewTopic(topic, Optional.of(partitions), Optional.empty());
    try {
      answer(admin.createTopics(List.of(created)).all());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        throw ProblemException.conflict("TOPIC_EXISTS", "there is a topic '" + topic + "' already");
      }
      throw unreachable(e.getCause());
    }
    return awaitKnown(topic);
  }

  /**
   * The controller has made the topic; the brokers that are asked next learn of it a little later.
   */
  private TopicView awaitKnown(String topic) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
    while (true) {
      try {
        return get(topic);
      } catch (ProblemException e) {
        if (e.status() != HttpStatus.NOT_FOUND || System.nanoTime() > deadline) {
          throw e;
        }
        LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      }
    }
  }

  void createIfAbsent(String topic) {
    requireLegal(topic);
    try {
      answer(
          admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty()))).all());
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw unreachable(e.getCause());
      }
    }
    awaitKnown(topic);
  }

  private static String requireLegal(String topic) {
    if (!isLegalName(topic)) {
      throw ProblemException.malformed(
          "TOPIC_ILLEGAL", "/topic", "topic '" + topic + "' is not legal; " + LEGAL_NAME);
    }
    return topic;
  }

  private List<TopicView> describe(Collection<String> names) {
    List<TopicDescription> descriptions = new ArrayList<>();
    admin
        .describeTopics(names)
        .topicNameValues()
        .forEach((name, described) -> descriptions.add(existing(name, described)));
    List<TopicPartition> partitions =
        descriptions.stream().flatMap(TopicCatalog::partitionsOf).toList();
    Map<TopicPartition, ListOffsetsResultInfo> start = offsets(partitions, OffsetSpec.earliest());
    Map<TopicPartition, ListOffsetsResultInfo> end = offsets(partitions, OffsetSpec.latest());
    return descriptions.stream()
        .map(description -> view(description, start, end))
        .sorted(Comparator.comparing(TopicView::name))
        .toList();
  }

  private static TopicDescription existing(String name, Future<TopicDescription> described) {
    try {
      return answer(described);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof UnknownTopicOrPartitionException
          ? ProblemException.notFound("topic", name)
          : unreachable(e.getCause());
    }
  }

  private static Stream<TopicPartition> partitionsOf(TopicDescription topic) {
    return topic.partitions().stream().map(p -> new TopicPartition(topic.name(), p.partition()));
  }

  private Map<TopicPartition, ListOffsetsResultInfo> offsets(
      List<TopicPartition> partitions, OffsetSpec spec) {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions.forEach(partition -> asked.put(partition, spec));
    return await(admin.listOffsets(asked).all());
  }

  private TopicView view(
      TopicDescription topic,
      Map<TopicPartition, ListOffsetsResultInfo> start,
      Map<TopicPartition, ListOffsetsResultInfo> end) {
    List<TopicView.PartitionView> partitions =
        partitionsOf(topic)
            .map(
                p ->
                    new TopicView.PartitionView(
                        p.partition(), start.get(p).offset(), end.get(p).offset()))
            .toList();
    boolean internal =
        topic.isInternal() || topic.name().startsWith("__") || ours.contains(topic.name());
    return new TopicView(topic.name(), partitions, internal);
  }

  private static <T> T await(Future<T> future) {
    try {
      return answer(future);
    } catch (ExecutionException e) {
      throw unreachable(e.getCause());
    }
  }

  private static <T> T answer(Future<T> future) throws ExecutionException {
    try {
      return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(e);
    } catch (TimeoutException e) {
      throw unreachable(e);
    }
  }

  static ProblemException unreachable(Throwable cause) {
    return ProblemException.unavailable(
        "KAFKA_UNREACHABLE", "Kafka does not answer: " + cause.getMessage());
  }
}
