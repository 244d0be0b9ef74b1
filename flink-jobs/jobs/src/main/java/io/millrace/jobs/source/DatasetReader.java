package io.millrace.jobs.source;

import io.millrace.jobs.deadletter.DeadLetter;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/**
 * Loads the data set by short polls on the task thread, so that checkpoints and cancellation get
 * their turn, then replays it one element for each call.
 */
final class DatasetReader implements SourceReader<DatasetElement, DatasetProgress> {
  private final Supplier<DatasetLoader> opener;
  private final CompletableFuture<Void> assigned = new CompletableFuture<>();
  private @Nullable DatasetProgress progress;
  private @Nullable DatasetLoader loader;
  private @Nullable DatasetReplay replay;
  private boolean finished;
  private int rejected;

  DatasetReader(Supplier<DatasetLoader> opener) {
    this.opener = opener;
  }

  static DatasetReader of(DatasetRequest request, MemoryBudget budget) {
    return new DatasetReader(() -> DatasetLoader.open(request, budget));
  }

  @Override
  public void start() {}

  @Override
  public void addSplits(List<DatasetProgress> splits) {
    progress = splits.get(0);
    finished = progress.equals(DatasetProgress.FINISHED);
    assigned.complete(null);
  }

  @Override
  public void notifyNoMoreSplits() {
    finished = finished || progress == null;
    assigned.complete(null);
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return assigned;
  }

  @Override
  public List<DatasetProgress> snapshotState(long checkpointId) {
    return progress == null ? List.of() : List.of(progress);
  }

  @Override
  public InputStatus pollNext(ReaderOutput<DatasetElement> output) throws Exception {
    if (finished) {
      return InputStatus.END_OF_INPUT;
    }
    if (progress == null) {
      return InputStatus.NOTHING_AVAILABLE;
    }
    return replay == null ? load(progress, output) : replayNext(replay, progress, output);
  }

  private InputStatus replayNext(
      DatasetReplay source, DatasetProgress at, ReaderOutput<DatasetElement> output) {
    DatasetElement element = source.at(at);
    if (element == null) {
      return finish();
    }
    output.collect(element);
    progress = source.after(at);
    return InputStatus.MORE_AVAILABLE;
  }

  private InputStatus load(DatasetProgress at, ReaderOutput<DatasetElement> output)
      throws Exception {
    try {
      DatasetLoader reading = loader == null ? opener.get() : loader;
      loader = reading;
      if (!reading.poll(letter -> reject(letter, output))) {
        open(reading, at, output);
      }
      return InputStatus.MORE_AVAILABLE;
    } catch (DatasetFaultException e) {
      output.collect(DatasetElement.failed(e.fault()));
      return finish();
    }
  }

  /** After a recovery the range is read again, and what was told before the failure is not. */
  private void reject(DeadLetter letter, ReaderOutput<DatasetElement> output) {
    DatasetProgress at = Objects.requireNonNull(progress);
    if (at.epoch() == 0 && rejected == at.index()) {
      progress = at.next();
      output.collect(DatasetElement.rejected(letter));
    }
    rejected++;
  }

  private void open(DatasetLoader loaded, DatasetProgress at, ReaderOutput<DatasetElement> output)
      throws DatasetFaultException {
    DatasetReplay opened = loaded.replay();
    loaded.disconnect();
    replay = opened;
    if (at.epoch() == 0) {
      output.collect(opened.opening());
      progress = opened.after(at);
    }
  }

  private InputStatus finish() {
    progress = DatasetProgress.FINISHED;
    finished = true;
    return InputStatus.END_OF_INPUT;
  }

  @Override
  public void close() throws IOException {
    if (loader != null) {
      loader.close();
    }
  }
}
