package io.millrace.jobs.training;

import io.millrace.jobs.source.DatasetElement;
import io.millrace.jobs.source.DatasetElement.Kind;
import io.millrace.jobs.source.DatasetSummary;
import io.millrace.jobs.source.ReplayControl;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Plays the source: the elements of a data set in its memory, one after another. */
final class FedElements implements ReplayControl {
  /** For elements whose trainer is not expected to ask for anything. */
  static final ReplayControl NO_REPLAY = new FedElements(List.of(), List.of(), List.of(), 0);

  /** One example. */
  record Row(float[] features, float[] labels) {}

  private final List<Row> training;
  private final List<Row> validation;
  private final List<Row> test;
  private final int epochs;
  private int epoch;
  private int index;

  FedElements(List<Row> training, List<Row> validation, List<Row> test, int epochs) {
    this.training = training;
    this.validation = validation;
    this.test = test;
    this.epochs = epochs;
  }

  /** Goes on from here by itself, as a source after a recovery. */
  FedElements fork() {
    FedElements fork = new FedElements(training, validation, test, epochs);
    fork.epoch = epoch;
    fork.index = index;
    return fork;
  }

  /** Null at the end. */
  @Nullable DatasetElement next() {
    if (epoch == 0) {
      epoch = 1;
      return DatasetElement.opened(summary(), this);
    }
    return epoch > epochs ? takeOfLastPart() : nextOfEpoch();
  }

  private DatasetElement nextOfEpoch() {
    int at = index++;
    if (at < training.size()) {
      return element(Kind.TRAINING, training.get(at));
    }
    if (at < training.size() + validation.size()) {
      return element(Kind.VALIDATION, validation.get(at - training.size()));
    }
    index = 0;
    epoch++;
    return DatasetElement.epochEnd(this);
  }

  private DatasetElement element(Kind part, Row row) {
    return DatasetElement.example(part, row.features(), row.labels(), this);
  }

  private DatasetSummary summary() {
    Row first = training.get(0);
    return new DatasetSummary(
        training.size(),
        validation.size(),
        test.size(),
        0,
        first.features().length,
        first.labels().length,
        Set.of());
  }

  @Override
  public void endEpochs() {
    if (epoch <= epochs) {
      epoch = epochs + 1;
      index = 0;
    }
  }

  @Override
  public @Nullable DatasetElement takeOfLastPart() {
    endEpochs();
    List<Row> last = test.isEmpty() ? validation : test;
    Kind part = test.isEmpty() ? Kind.VALIDATION : Kind.TEST;
    return index < last.size() ? element(part, last.get(index++)) : null;
  }
}
