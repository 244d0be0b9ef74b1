package io.millrace.jobs.source;

import java.util.List;
import java.util.Optional;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/** Gives the one split to the one reader. */
final class DatasetEnumerator
    implements SplitEnumerator<DatasetProgress, Optional<DatasetProgress>> {
  private final SplitEnumeratorContext<DatasetProgress> context;
  private Optional<DatasetProgress> unassigned;

  DatasetEnumerator(
      SplitEnumeratorContext<DatasetProgress> context, Optional<DatasetProgress> unassigned) {
    this.context = context;
    this.unassigned = unassigned;
  }

  @Override
  public void start() {}

  @Override
  public void handleSplitRequest(int subtask, @Nullable String host) {
    assign(subtask);
  }

  @Override
  public void addReader(int subtask) {
    assign(subtask);
  }

  private void assign(int subtask) {
    unassigned.ifPresent(split -> context.assignSplit(split, subtask));
    unassigned = Optional.empty();
    context.signalNoMoreSplits(subtask);
  }

  /** Gives nothing back when the reader failed before it ever came up. */
  @Override
  public void addSplitsBack(List<DatasetProgress> splits, int subtask) {
    if (!splits.isEmpty()) {
      unassigned = Optional.of(splits.get(0));
    }
  }

  @Override
  public Optional<DatasetProgress> snapshotState(long checkpointId) {
    return unassigned;
  }

  @Override
  public void close() {}
}
