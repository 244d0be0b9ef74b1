package io.millrace.controlplane.inferences;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;

/**
 * How many records deployments have not scored yet: what lies behind the positions that their
 * subtasks tell, and behind the offsets that they commit with each checkpoint where no subtask has
 * told of one. Never waits for Kafka: an answer counts when it comes.
 */
@Component
class ScoringLag {
  private final Admin admin;
  private final LiveReports reports;
  private final Map<String, Map<TopicPartition, Long>> committed = new ConcurrentHashMap<>();
  private final Map<String, Long> behind = new ConcurrentHashMap<>();
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  ScoringLag(Admin admin, LiveReports reports) {
    this.admin = admin;
    this.reports = reports;
  }

  /** Records; empty while it is not known, and of a deployment that reads another Kafka cluster. */
  Optional<Long> of(String inferenceId) {
    return Optional.ofNullable(behind.get(inferenceId));
  }

  /** Asks anew; of those that are no longer there nothing is known any more. */
  void ask(List<Inference> inferences) {
    Map<String, Inference> byGroup =
        inferences.stream()
            .filter(ScoringLag::isOurs)
            .collect(Collectors.toMap(each -> each.jobId().value(), Function.identity()));
    Set<String> ids =
        byGroup.values().stream().map(Inference::id).collect(Collectors.toUnmodifiableSet());
    behind.keySet().retainAll(ids);
    committed.keySet().retainAll(ids);
    if (byGroup.isEmpty()) {
      return;
    }
    ListConsumerGroupOffsetsResult answer =
        admin.listConsumerGroupOffsets(
            byGroup.keySet().stream()
                .collect(Collectors.toMap(id -> id, id -> new ListConsumerGroupOffsetsSpec())));
    byGroup.forEach(
        (group, inference) ->
            answer
                .partitionsToOffsetAndMetadata(group)
                .whenComplete(
                    (offsets, fault) -> {
                      committed.put(inference.id(), known(offsets));
                      measure(inference);
                    }));
  }

  private static boolean isOurs(Inference inference) {
    return inference.pipeline().inputKafka() == null;
  }

  private static Map<TopicPartition, Long> known(Map<TopicPartition, OffsetAndMetadata> offsets) {
    Map<TopicPartition, Long> known = new HashMap<>();
    if (offsets != null) {
      offsets.forEach(
          (partition, offset) -> {
            if (offset != null) {
              known.put(partition, offset.offset());
            }
          });
    }
    return known;
  }

  /** Asks for the ends of what it reads, unless they are being asked for. */
  void measure(Inference inference) {
    String id = inference.id();
    if (!isOurs(inference) || !asked.add(id)) {
      return;
    }
    LiveReports.Reached told = reports.reached(id);
    Map<TopicPartition, Long> reached = new HashMap<>(committed.getOrDefault(id, Map.of()));
    told.positions()
        .forEach(
            (partition, next) ->
                reached.put(
                    new TopicPartition(inference.pipeline().inputTopic(), partition), next));
    if (reached.isEmpty()) {
      behind.remove(id);
      asked.remove(id);
      return;
    }
    admin
        .listOffsets(
            reached.keySet().stream()
                .collect(
                    Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
        .all()
        .whenComplete(
            (ends, fault) -> {
              if (ends == null) {
                behind.remove(id);
              } else {
                behind.put(id, told.waiting() + difference(ends, reached));
              }
              asked.remove(id);
            });
  }

  private static long difference(
      Map<TopicPartition, ListOffsetsResultInfo> ends, Map<TopicPartition, Long> reached) {
    long sum = 0;
    for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end : ends.entrySet()) {
      sum += Math.max(0, end.getValue().offset() - reached.get(end.getKey()));
    }
    return sum;
  }
}
