package io.millrace.controlplane.conditions;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.DeadlineProperties;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.conditions.Condition.Flag;
import io.millrace.controlplane.submission.JobStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Derives what lies over the state of a job from what the runtime says and from how long the state
 * has lasted. Reads nothing but the clock, and changes nothing.
 */
@Component
public final class ConditionRules {
  private final DeadlineProperties deadlines;
  private final Remedies remedies;
  private final Clock clock;

  /** Nobody was late while no process was there to look. */
  private final Instant begun;

  @Autowired
  ConditionRules(MillraceProperties properties, Clock clock) {
    this(properties.deadlines(), new Remedies(properties), clock);
  }

  ConditionRules(DeadlineProperties deadlines, Remedies remedies, Clock clock) {
    this.deadlines = deadlines;
    this.remedies = remedies;
    this.clock = clock;
    this.begun = now();
  }

  /**
   * The runtime has answered.
   *
   * @param state that the job is in by that
   * @param seen what it said; null when it does not know the job
   */
  public Standing answered(Standing before, JobId job, JobState state, @Nullable JobStatus seen) {
    if (state.isTerminal()) {
      return Standing.sound(state, since(before, state));
    }
    List<Condition> conditions = new ArrayList<>();
    stuck(before, job, state, seen).ifPresent(conditions::add);
    if (seen != null && seen.trouble() != null) {
      conditions.add(around(before, job, seen.trouble()));
    }
    return new Standing(state, since(before, state), conditions);
  }

  /** It did not: nothing is known, so that nothing else changes. */
  public Standing unanswered(Standing before, JobId job, String reason) {
    Instant since = before.find(Flag.UNREACHABLE).map(Condition::since).orElseGet(this::now);
    List<Condition> conditions = new ArrayList<>();
    conditions.add(
        new Condition(
            Flag.UNREACHABLE, since, reason, remedies.of(Flag.UNREACHABLE, job, before.state())));
    before.conditions().stream()
        .filter(condition -> condition.flag() != Flag.UNREACHABLE)
        .forEach(conditions::add);
    return new Standing(before.state(), before.since(), conditions);
  }

  /** Why a job has failed, and where to read more. */
  public String failure(JobId job, String reason) {
    return reason + remedies.afterFailure(job);
  }

  private Instant since(Standing before, JobState state) {
    return before.state() == state ? before.since() : now();
  }

  private Optional<Condition> stuck(
      Standing before, JobId job, JobState state, @Nullable JobStatus seen) {
    Instant since = since(before, state);
    boolean known = before.state() == state && before.find(Flag.STUCK).isPresent();
    Instant from = since.isBefore(begun) ? begun : since;
    return deadlines
        .of(state)
        .filter(limit -> known || Duration.between(from, now()).compareTo(limit) > 0)
        .map(
            limit ->
                new Condition(
                    Flag.STUCK,
                    since,
                    state + " for more than " + spoken(limit) + ": " + cause(state, seen),
                    remedies.of(Flag.STUCK, job, state)));
  }

  private static String cause(JobState state, @Nullable JobStatus seen) {
    if (seen != null && seen.error() != null) {
      return seen.error();
    }
    if (seen != null && seen.trouble() != null) {
      return seen.trouble().reason();
    }
    return state == JobState.SUBMITTED
        ? "the cluster has not taken it up"
        : "the cluster does not say why";
  }

  /** The reason may change while the trouble goes on, as pods are tried again. */
  private Condition around(Standing before, JobId job, JobStatus.Trouble trouble) {
    Flag flag =
        switch (trouble.kind()) {
          case DEGRADED -> Flag.DEGRADED;
          case WARNING -> Flag.WARNING;
        };
    Instant since = before.find(flag).map(Condition::since).orElse(trouble.since());
    return new Condition(flag, since, trouble.reason(), remedies.of(flag, job, before.state()));
  }

  private static String spoken(Duration limit) {
    long seconds = limit.toSeconds();
    if (seconds == 0) {
      return limit.toMillis() + " ms";
    }
    return seconds >= 60 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
