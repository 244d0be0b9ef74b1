package io.millrace.controlplane.inferences;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.millrace.controlplane.conditions.JobGauges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells Prometheus how deployments do, by what their subtasks last said. */
@Component
class InferenceMeters {
  private static final double MILLIS = 1_000;
  private final InferenceRepository repository;
  private final Scoring scoring;
  private final ScoringLag lag;
  private final JobGauges jobs;
  private final MultiGauge scored;
  private final MultiGauge deadLetters;
  private final MultiGauge rate;
  private final MultiGauge latency;
  private final MultiGauge behind;

  InferenceMeters(
      InferenceRepository repository, Scoring scoring, ScoringLag lag, MeterRegistry registry) {
    this.repository = repository;
    this.scoring = scoring;
    this.lag = lag;
    this.jobs = new JobGauges(registry, "inference");
    this.scored =
        gauge(registry, "records", "Records that a deployment has scored since it was made");
    this.deadLetters =
        gauge(
            registry, "dead.letters", "Records that a deployment could not read since it was made");
    this.rate = gauge(registry, "records.per.second", "Predictions of a deployment in a second");
    this.latency =
        gauge(registry, "latency.seconds", "Time in the operator, of the slowest subtask");
    this.behind = gauge(registry, "lag.records", "Records that a deployment has not scored yet");
  }

  private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
    return MultiGauge.builder("millrace.scoring." + name)
        .description(description)
        .register(registry);
  }

  @Scheduled(initialDelay = 1_000, fixedDelay = 5_000)
  void count() {
    List<Inference> live = repository.live();
    jobs.show(
        repository.countByState(),
        live.stream()
            .map(Inference::status)
            .flatMap(status -> status.standing().flagsOver(status.state()).stream())
            .toList());
    show(live);
  }

  private void show(List<Inference> live) {
    Map<String, List<SubtaskReport>> told = scoring.all();
    List<Row<?>> scoredRows = new ArrayList<>();
    List<Row<?>> deadLetterRows = new ArrayList<>();
    List<Row<?>> rateRows = new ArrayList<>();
    List<Row<?>> latencyRows = new ArrayList<>();
    List<Row<?>> behindRows = new ArrayList<>();
    for (Inference inference : live) {
      Tags tags = Tags.of("inference", inference.id(), "name", inference.name());
      ScoringMetrics metrics =
          ScoringMetrics.of(told.getOrDefault(inference.id(), List.of()), null, null);
      if (metrics != null) {
        scoredRows.add(Row.of(tags, metrics.scored()));
        deadLetterRows.add(Row.of(tags, metrics.deadLetters()));
        rateRows.add(Row.of(tags, metrics.recordsPerSecond()));
        latencyRows.add(Row.of(tags.and("quantile", "0.5"), metrics.p50Ms() / MILLIS));
        latencyRows.add(Row.of(tags.and("quantile", "0.99"), metrics.p99Ms() / MILLIS));
      }
      lag.of(inference.id()).ifPresent(records -> behindRows.add(Row.of(tags, records)));
    }
    scored.register(scoredRows, true);
    deadLetters.register(deadLetterRows, true);
    rate.register(rateRows, true);
    latency.register(latencyRows, true);
    behind.register(behindRows, true);
  }
}
