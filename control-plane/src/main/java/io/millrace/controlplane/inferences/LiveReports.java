package io.millrace.controlplane.inferences;

import io.millrace.contracts.event.ScoringProgress;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the subtasks of deployments told last and nobody asks for after a restart; in memory. */
@Component
class LiveReports {
  private final Map<String, Live> deployments = new ConcurrentHashMap<>();

  /** Of one deployment. */
  private static final class Live {
    private final Map<Integer, ScoringProgress> subtasks = new HashMap<>();
    private final ClassRates rates = new ClassRates();
    private volatile @Nullable Map<String, Double> classes;
    private volatile Instant at = Instant.EPOCH;
  }

  /**
   * @param positions offset of the next record, by partition
   * @param waiting records before the positions that are not scored yet
   */
  record Reached(Map<Integer, Long> positions, int waiting) {
    static final Reached NOTHING = new Reached(Map.of(), 0);
  }

  /** Replaces what the subtask told before. */
  void put(ScoringProgress progress, Instant now) {
    deployments.compute(
        progress.inferenceId(),
        (id, known) -> {
          Live live = known == null ? new Live() : known;
          live.subtasks.put(progress.subtask(), progress);
          live.classes = live.rates.of(live.subtasks.values());
          live.at = now;
          return live;
        });
  }

  /** When the last report came; empty when none has since this process began. */
  Optional<Instant> lastAt(String inferenceId) {
    return Optional.ofNullable(deployments.get(inferenceId)).map(live -> live.at);
  }

  /** Predictions in a second by class; null when they are no classes. */
  @Nullable Map<String, Double> classes(String inferenceId) {
    Live live = deployments.get(inferenceId);
    return live == null ? null : live.classes;
  }

  Reached reached(String inferenceId) {
    Reached[] reached = {Reached.NOTHING};
    deployments.computeIfPresent(
        inferenceId,
        (id, live) -> {
          reached[0] = sum(live);
          return live;
        });
    return reached[0];
  }

  private static Reached sum(Live live) {
    Map<Integer, Long> positions = new HashMap<>();
    int waiting = 0;
    for (ScoringProgress subtask : live.subtasks.values()) {
      if (subtask.positions() != null) {
        subtask
            .positions()
            .forEach((partition, next) -> positions.merge(partition, next, Math::max));
        waiting += subtask.queues() == null ? 0 : subtask.queues().waiting();
      }
    }
    return new Reached(positions, waiting);
  }

  /** Subtasks that are no more. */
  void forgetFrom(String inferenceId, int parallelism) {
    deployments.computeIfPresent(
        inferenceId,
        (id, live) -> {
          live.subtasks.keySet().removeIf(subtask -> subtask >= parallelism);
          return live;
        });
  }

  void forget(String inferenceId) {
    deployments.remove(inferenceId);
  }
}
