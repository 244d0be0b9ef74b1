package io.millrace.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class DatasetEnumeratorTest {
  private final Assignments assignments = new Assignments();
  private final DatasetEnumerator enumerator =
      new DatasetEnumerator(assignments, Optional.of(DatasetProgress.START));

  @Test
  void shouldGiveTheSplitOnce() {
    enumerator.addReader(0);
    enumerator.addReader(0);

    assertThat(assignments.splits).containsExactly(DatasetProgress.START);
    assertThat(enumerator.snapshotState(1)).isEmpty();
  }

  @Test
  void shouldGiveTheSplitAgainAfterItsReaderFailed() {
    enumerator.addReader(0);
    enumerator.addSplitsBack(List.of(new DatasetProgress(2, 7)), 0);

    enumerator.addReader(0);

    assertThat(assignments.splits)
        .containsExactly(DatasetProgress.START, new DatasetProgress(2, 7));
  }

  /** As when no TaskManager comes up in time: Flink resets the subtask and gives nothing back. */
  @Test
  void shouldKeepTheSplitOfAReaderThatNeverCameUp() {
    enumerator.addSplitsBack(List.of(), 0);
    enumerator.addSplitsBack(List.of(), 0);

    enumerator.addReader(0);

    assertThat(assignments.splits).containsExactly(DatasetProgress.START);
  }

  private static final class Assignments implements SplitEnumeratorContext<DatasetProgress> {
    final List<DatasetProgress> splits = new ArrayList<>();

    @Override
    public void assignSplits(SplitsAssignment<DatasetProgress> assignment) {
      assignment.assignment().values().forEach(splits::addAll);
    }

    @Override
    public void signalNoMoreSplits(int subtask) {}

    @Override
    public SplitEnumeratorMetricGroup metricGroup() {
      return UnregisteredMetricsGroup.createSplitEnumeratorMetricGroup();
    }

    @Override
    public void sendEventToSourceReader(int subtask, SourceEvent event) {}

    @Override
    public int currentParallelism() {
      return 1;
    }

    @Override
    public Map<Integer, ReaderInfo> registeredReaders() {
      return Map.of();
    }

    @Override
    public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> void callAsync(
        Callable<T> callable, BiConsumer<T, Throwable> handler, long delay, long period) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void runInCoordinatorThread(Runnable runnable) {
      runnable.run();
    }
  }
}
