package io.millrace.controlplane.inferences;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Tells Prometheus how long it takes from the wish for another model until every subtask scores
 * with it. A swap that this process has not seen begin is not measured.
 */
@Component
class SwapTimes {
  private final Map<String, Wish> wishes = new ConcurrentHashMap<>();
  private final Timer swaps;
  private final Clock clock;

  SwapTimes(MeterRegistry registry, Clock clock) {
    this.clock = clock;
    this.swaps =
        Timer.builder("millrace.model.swap")
            .description("From the wish for another model until every subtask scores with it")
            .serviceLevelObjectives(
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                Duration.ofMinutes(1),
                Duration.ofMinutes(5))
            .register(registry);
  }

  private record Wish(long revision, Instant time) {}

  void begin(String inferenceId, long revision) {
    wishes.put(inferenceId, new Wish(revision, clock.instant()));
  }

  void end(String inferenceId, long revision) {
    Wish wish = wishes.get(inferenceId);
    if (wish != null && wish.revision() == revision && wishes.remove(inferenceId, wish)) {
      swaps.record(Duration.between(wish.time(), clock.instant()));
    }
  }

  void forget(String inferenceId) {
    wishes.remove(inferenceId);
  }
}
