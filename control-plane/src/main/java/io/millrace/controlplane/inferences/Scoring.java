package io.millrace.controlplane.inferences;

import io.millrace.contracts.event.ScoringProgress;
import io.millrace.controlplane.events.Change;
import io.millrace.controlplane.events.ChangeHub;
import io.millrace.controlplane.events.ResourceKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How deployments do: what their subtasks tell, and how many records wait for them in Kafka. */
@Component
class Scoring {
  /** Subtasks tell every second while anything happens. */
  private static final Duration SILENCE = Duration.ofSeconds(2);

  /** Longer than any report is on its way. */
  private static final Duration STANDSTILL = Duration.ofSeconds(10);

  private final ScoringReports reports;
  private final LiveReports live;
  private final ScoringLag lag;
  private final ScoringHistory history;
  private final ChangeHub hub;
  private final Clock clock;

  Scoring(
      ScoringReports reports,
      LiveReports live,
      ScoringLag lag,
      ScoringHistory history,
      ChangeHub hub,
      Clock clock) {
    this.reports = reports;
    this.live = live;
    this.lag = lag;
    this.history = history;
    this.hub = hub;
    this.clock = clock;
  }

  /** A subtask has told how it does. */
  void told(Inference inference, ScoringProgress progress, Instant time) {
    reports.put(inference.id(), SubtaskReport.of(progress, time));
    live.put(progress, clock.instant());
    lag.measure(inference);
    ScoringMetrics metrics = last(inference.id());
    if (metrics != null) {
      tell(inference.id(), metrics);
    }
  }

  private void tell(String inferenceId, ScoringMetrics metrics) {
    history.add(inferenceId, metrics);
    hub.publish(Change.updated(ResourceKind.SCORING, inferenceId, metrics));
  }

  private @Nullable ScoringMetrics last(String inferenceId) {
    return ScoringMetrics.of(
        reports.of(inferenceId), lag.of(inferenceId).orElse(null), live.classes(inferenceId));
  }

  /** Null while no subtask has told anything. */
  @Nullable ScoringMetrics of(String inferenceId) {
    ScoringMetrics last = last(inferenceId);
    if (last == null || !isOlder(live.lastAt(inferenceId).orElse(last.time()), STANDSTILL)) {
      return last;
    }
    return last.atRest(last.time());
  }

  private boolean isOlder(Instant time, Duration than) {
    return Duration.between(time, clock.instant()).compareTo(than) > 0;
  }

  /** Asks for the lag of all, and tells of those that scored nothing when theirs has changed. */
  void watch(List<Inference> inferences) {
    lag.ask(inferences);
    inferences.stream().map(Inference::id).forEach(this::tellOfLag);
  }

  private void tellOfLag(String id) {
    Long now = lag.of(id).orElse(null);
    ScoringMetrics told = history.last(id).orElse(null);
    boolean silent = live.lastAt(id).filter(at -> !isOlder(at, SILENCE)).isEmpty();
    if (now == null || !silent || told != null && now.equals(told.lag())) {
      return;
    }
    ScoringMetrics last = last(id);
    if (last != null) {
      tell(id, last.atRest(clock.instant()));
    }
  }

  /** The last ten minutes, oldest first. */
  List<ScoringMetrics> points(String inferenceId) {
    return history.of(inferenceId);
  }

  /** By the ids of deployments, what their subtasks told last. */
  Map<String, List<SubtaskReport>> all() {
    return reports.all();
  }

  /** Subtasks that are no more: what they counted is counted by others now. */
  void forgetFrom(String inferenceId, int parallelism) {
    reports.forgetFrom(inferenceId, parallelism);
    live.forgetFrom(inferenceId, parallelism);
  }

  void forget(String inferenceId) {
    history.forget(inferenceId);
    live.forget(inferenceId);
  }
}
