package io.millrace.jobs.inference;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.jspecify.annotations.Nullable;

/**
 * What a subtask has to hear that starts again: the last order that took over, as others may score
 * with it already, and the newest one.
 */
final class Remembered {
  private @Nullable Told newest;
  private @Nullable Told tookOver;

  void order(long revision, ModelMessage message) {
    if (newest == null || revision > newest.revision()) {
      newest = new Told(revision, message, null);
    }
  }

  void verdict(Verdict verdict) {
    if (newest == null || newest.revision() != verdict.revision()) {
      // the subtasks know the order from their state, and a new one gets it from there too
      tookOver = verdict.takesOver() ? new Told(verdict.revision(), null, verdict) : tookOver;
      return;
    }
    newest = new Told(newest.revision(), newest.order(), verdict);
    if (verdict.takesOver()) {
      tookOver = newest;
    }
  }

  /** In the order in which they were first told. */
  List<OperatorEvent> events() {
    List<OperatorEvent> events = new ArrayList<>();
    if (tookOver != null && tookOver != newest) {
      tookOver.addTo(events);
    }
    if (newest != null) {
      newest.addTo(events);
    }
    return events;
  }

  private record Told(long revision, @Nullable ModelMessage order, @Nullable Verdict verdict) {
    void addTo(List<OperatorEvent> events) {
      if (order != null) {
        events.add(order);
      }
      if (verdict != null) {
        events.add(verdict);
      }
    }
  }
}
