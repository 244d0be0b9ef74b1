package io.millrace.controlplane.conditions;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.millrace.contracts.job.JobState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Tells Prometheus how many jobs of one kind are in each state, and what lies over them. */
public final class JobGauges {
  private final MultiGauge states;
  private final MultiGauge flags;

  /**
   * @param kind such as {@code training}
   */
  public JobGauges(MeterRegistry registry, String kind) {
    this.states =
        MultiGauge.builder("millrace.jobs")
            .description("Trainings and deployments by state")
            .tag("kind", kind)
            .register(registry);
    this.flags =
        MultiGauge.builder("millrace.job.flags")
            .description("Live jobs that are UNREACHABLE, STUCK, DEGRADED or under a WARNING")
            .tag("kind", kind)
            .register(registry);
  }

  /**
   * @param counts of all jobs; a state without any may be absent
   * @param flagged words over each live job
   */
  public void show(Map<JobState, Long> counts, List<String> flagged) {
    states.register(
        Arrays.stream(JobState.values())
            .<Row<?>>map(
                state -> Row.of(Tags.of("state", state.name()), counts.getOrDefault(state, 0L)))
            .toList(),
        true);
    this.flags.register(
        Arrays.stream(Condition.Flag.values())
            .<Row<?>>map(
                flag ->
                    Row.of(
                        Tags.of("flag", flag.name()),
                        flagged.stream().filter(flag.name()::equals).count()))
            .toList(),
        true);
  }
}
