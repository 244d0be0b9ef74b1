package io.millrace.controlplane.conditions;

import io.millrace.contracts.job.JobState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a job stood when it was last looked at.
 *
 * @param state that it was in
 * @param since when that was first seen
 * @param conditions that lie over it, the worst first
 */
public record Standing(JobState state, Instant since, List<Condition> conditions) {
  public Standing {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(since, "since");
    conditions = List.copyOf(conditions);
  }

  /** Of a job that nothing is known to be wrong with. */
  public static Standing sound(JobState state, Instant since) {
    return new Standing(state, since, List.of());
  }

  /** What still lies over the job when it is in this state now. */
  public List<Condition> over(JobState now) {
    if (now.isTerminal()) {
      return List.of();
    }
    return conditions.stream()
        .filter(condition -> now == state || condition.flag() != Condition.Flag.STUCK)
        .toList();
  }

  /** The same as words. */
  public List<String> flagsOver(JobState now) {
    return over(now).stream().map(condition -> condition.flag().name()).toList();
  }

  Optional<Condition> find(Condition.Flag flag) {
    return conditions.stream().filter(condition -> condition.flag() == flag).findFirst();
  }
}
