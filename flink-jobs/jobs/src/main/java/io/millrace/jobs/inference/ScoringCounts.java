package io.millrace.jobs.inference;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.LongSerializer;

/**
 * Counts since the deployment began. After rescaling their sum over the subtasks is still right.
 */
final class ScoringCounts {
  private final ListState<Long> scoredState;
  private final ListState<Long> deadLettersState;
  private long scored;
  private long deadLetters;
  private final boolean restored;

  ScoringCounts(OperatorStateStore store, boolean restored) throws Exception {
    this.restored = restored;
    scoredState = store.getListState(counter("scored"));
    deadLettersState = store.getListState(counter("dead-letters"));
    scored = sum(scoredState);
    deadLetters = sum(deadLettersState);
  }

  private static ListStateDescriptor<Long> counter(String name) {
    return new ListStateDescriptor<>(name, LongSerializer.INSTANCE);
  }

  private static long sum(ListState<Long> state) throws Exception {
    long sum = 0;
    for (long part : state.get()) {
      sum += part;
    }
    return sum;
  }

  /** Whether it goes on counting, perhaps from what other subtasks had counted. */
  boolean areRestored() {
    return restored;
  }

  void addScored() {
    scored++;
  }

  void addDeadLetter() {
    deadLetters++;
  }

  long scored() {
    return scored;
  }

  long deadLetters() {
    return deadLetters;
  }

  void snapshot() throws Exception {
    scoredState.update(List.of(scored));
    deadLettersState.update(List.of(deadLetters));
  }
}
