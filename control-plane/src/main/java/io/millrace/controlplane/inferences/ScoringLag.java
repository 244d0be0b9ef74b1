package io.millrace.controlplane.inferences;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.springframework.stereotype.Component;

/**
 * How many records deployments have not scored yet: what lies behind the offsets that they commit
 * with each checkpoint. Never waits for Kafka: an answer counts when it comes.
 */
@Component
class ScoringLag {
  private final Admin admin;
  private final Map<String, Long> behind = new ConcurrentHashMap<>();

  ScoringLag(Admin admin) {
    this.admin = admin;
  }

  /** Records; empty while it is not known, and of a deployment that reads another Kafka cluster. */
  Optional<Long> of(Inference inference) {
    return Optional.ofNullable(behind.get(inference.jobId().value()));
  }

  /** Asks anew; of those that are no longer there nothing is known any more. */
  void ask(List<Inference> inferences) {
    Set<String> groups =
        inferences.stream()
            .filter(inference -> inference.pipeline().inputKafka() == null)
            .map(inference -> inference.jobId().value())
            .collect(Collectors.toSet());
    behind.keySet().retainAll(groups);
    if (groups.isEmpty()) {
      return;
    }
    ListConsumerGroupOffsetsResult committed =
        admin.listConsumerGroupOffsets(
            groups.stream()
                .collect(
                    Collectors.toMap(group -> group, group -> new ListConsumerGroupOffsetsSpec())));
    groups.forEach(
        group ->
            committed
                .partitionsToOffsetAndMetadata(group)
                .whenComplete((offsets, fault) -> compare(group, offsets)));
  }

  private void compare(String group, Map<TopicPartition, OffsetAndMetadata> committed) {
    Map<TopicPartition, Long> reached = new HashMap<>();
    if (committed != null) {
      committed.forEach(
          (partition, offset) -> {
            if (offset != null) {
              reached.put(partition, offset.offset());
            }
          });
    }
    if (reached.isEmpty()) {
      behind.remove(group);
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
                behind.remove(group);
              } else {
                long sum =
                    ends.entrySet().stream()
                        .mapToLong(end -> end.getValue().offset() - reached.get(end.getKey()))
                        .sum();
                behind.put(group, Math.max(0, sum));
              }
            });
  }
}
