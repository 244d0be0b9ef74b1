package io.millrace.controlplane.inferences;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The last ten minutes of each deployment, in memory, one point for each second. */
@Component
class ScoringHistory {
  private static final Duration KEPT = Duration.ofMinutes(10);
  private final Map<String, Deque<ScoringMetrics>> points = new ConcurrentHashMap<>();

  /** Takes the place of all points that are not of an earlier second: it knows better than they. */
  void add(String inferenceId, ScoringMetrics point) {
    Deque<ScoringMetrics> history = points.computeIfAbsent(inferenceId, id -> new ArrayDeque<>());
    long second = point.time().getEpochSecond();
    synchronized (history) {
      while (!history.isEmpty() && history.getLast().time().getEpochSecond() >= second) {
        history.removeLast();
      }
      history.addLast(point);
      Instant oldest = point.time().minus(KEPT);
      while (history.getFirst().time().isBefore(oldest)) {
        history.removeFirst();
      }
    }
  }

  Optional<ScoringMetrics> last(String inferenceId) {
    Deque<ScoringMetrics> history = points.get(inferenceId);
    if (history == null) {
      return Optional.empty();
    }
    synchronized (history) {
      return Optional.ofNullable(history.peekLast());
    }
  }

  /** Oldest first. */
  List<ScoringMetrics> of(String inferenceId) {
    Deque<ScoringMetrics> history = points.get(inferenceId);
    if (history == null) {
      return List.of();
    }
    synchronized (history) {
      return List.copyOf(history);
    }
  }

  void forget(String inferenceId) {
    points.remove(inferenceId);
  }
}
