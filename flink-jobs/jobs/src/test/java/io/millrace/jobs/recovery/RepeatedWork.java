package io.millrace.jobs.recovery;

import io.millrace.contracts.event.EpochCompleted;
import io.millrace.contracts.event.EventEnvelope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a training did twice, from the epochs it told.
 *
 * @param rewinds one for each time that it went back
 * @param differences of epochs that were told twice; a continued training has none
 */
record RepeatedWork(List<Rewind> rewinds, List<String> differences) {
  /**
   * @param steps done before the kill and again after it
   * @param time between the first of these steps and the kill
   */
  record Rewind(int epoch, long steps, Duration time) {}

  /**
   * @param epochs in the order in which they were told
   */
  static RepeatedWork of(List<EventEnvelope> epochs, List<KillPlan.Kill> kills) {
    List<Rewind> rewinds = new ArrayList<>();
    List<String> differences = new ArrayList<>();
    Map<String, EventEnvelope> latest = new HashMap<>();
    for (int i = 0; i < epochs.size(); i++) {
      EventEnvelope told = epochs.get(i);
      EventEnvelope before = latest.put(told.eventId(), told);
      if (before != null && !numbers(before).equals(numbers(told))) {
        differences.add(numbers(before) + " became " + numbers(told));
      }
      if (before != null && epoch(epochs.get(i - 1)) >= epoch(told)) {
        rewinds.add(rewind(before, epochs.subList(0, i), kills));
      }
    }
    return new RepeatedWork(rewinds, differences);
  }

  /**
   * What a TaskManager goes on with when the JobManager is dead counts for no checkpoint: the work
   * that the kill costs is what was done before it.
   */
  private static Rewind rewind(
      EventEnvelope first, List<EventEnvelope> toldBefore, List<KillPlan.Kill> kills) {
    Instant killed = firstKill(kills, first.time());
    EventEnvelope last = first;
    for (EventEnvelope told : toldBefore) {
      if (told.time().isAfter(last.time()) && told.time().isBefore(killed)) {
        last = told;
      }
    }
    long steps = ((EpochCompleted) last.event()).step() - ((EpochCompleted) first.event()).step();
    return new Rewind(epoch(first), steps, Duration.between(first.time(), last.time()));
  }

  private static Instant firstKill(List<KillPlan.Kill> kills, Instant after) {
    return kills.stream()
        .map(KillPlan.Kill::time)
        .filter(time -> time.isAfter(after))
        .findFirst()
        .orElseThrow(() -> new AssertionError("went back without a kill after " + after));
  }

  private static int epoch(EventEnvelope told) {
    return ((EpochCompleted) told.event()).epoch();
  }

  /** All but the time that it took. */
  private static EpochCompleted numbers(EventEnvelope told) {
    EpochCompleted epoch = (EpochCompleted) told.event();
    return new EpochCompleted(
        epoch.resultId(),
        epoch.epoch(),
        epoch.epochs(),
        epoch.step(),
        epoch.training(),
        epoch.validation(),
        0,
        epoch.learningRate());
  }

  Duration longest() {
    return rewinds.stream().map(Rewind::time).max(Duration::compareTo).orElse(Duration.ZERO);
  }
}
