package io.millrace.jobs.source;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.fit.FitConfig;
import io.millrace.jobs.source.DatasetElement.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Emits the examples for every epoch from any progress on. The element at a progress depends on the
 * data, the split, the seed and the options of the training only.
 */
final class DatasetReplay implements ReplayControl {
  private final ExampleCache examples;
  private final DatasetParts parts;
  private final FitConfig fit;
  private final DatasetSummary summary;
  private final float[] features;
  private final float[] labels;
  private final DatasetElement training;
  private final DatasetElement validation;
  private final DatasetElement test;
  private final DatasetElement epochEnd;

  /** Training examples of each epoch. */
  private final int epochSize;

  private int[] order;
  private int orderedPass;
  private boolean epochsEnded;

  /** Of the element that comes next. */
  private DatasetProgress next = DatasetProgress.START;

  /**
   * @throws DatasetFaultException when an epoch would have more examples than can be counted
   */
  DatasetReplay(ExampleCache examples, DatasetParts parts, FitConfig fit, DatasetSummary summary)
      throws DatasetFaultException {
    this.examples = examples;
    this.parts = parts;
    this.fit = fit;
    this.summary = summary;
    this.features = new float[summary.featureCount()];
    this.labels = new float[summary.labelCount()];
    this.training = DatasetElement.example(Kind.TRAINING, features, labels, this);
    this.validation = DatasetElement.example(Kind.VALIDATION, features, labels, this);
    this.test = DatasetElement.example(Kind.TEST, features, labels, this);
    this.epochEnd = DatasetElement.epochEnd(this);
    this.epochSize = epochSize(parts, fit);
    this.order = parts.training();
  }

  private static int epochSize(DatasetParts parts, FitConfig fit) throws DatasetFaultException {
    Integer steps = fit.stepsPerEpoch();
    if (steps == null) {
      return parts.training().length;
    }
    long size = (long) steps * fit.batchSize();
    long most = Integer.MAX_VALUE - parts.validation().length;
    if (size >= most) {
      throw new DatasetFaultException(
          ErrorCode.FIT_OPTION_UNUSABLE,
          "stepsPerEpoch %d with batchSize %d makes epochs of %d examples; legal are fewer than %d"
              .formatted(steps, fit.batchSize(), size, most));
    }
    return (int) size;
  }

  DatasetElement opening() {
    return DatasetElement.opened(summary, this);
  }

  /**
   * Null at the end of the data set. Examples are valid until the next call.
   *
   * @param progress not in the opening
   */
  @Nullable DatasetElement at(DatasetProgress progress) {
    if (isLast(progress)) {
      return lastAt(progress.index());
    }
    int index = progress.index();
    if (index < epochSize) {
      return read(training, trainingExample(progress));
    }
    int afterTraining = index - epochSize;
    return afterTraining < parts.validation().length
        ? read(validation, parts.validation()[afterTraining])
        : epochEnd;
  }

  private @Nullable DatasetElement lastAt(int index) {
    boolean tests = parts.test().length > 0;
    int[] last = tests ? parts.test() : parts.validation();
    return index < last.length ? read(tests ? test : validation, last[index]) : null;
  }

  /** Where the element after the one at {@code progress} is. */
  DatasetProgress after(DatasetProgress progress) {
    next = follow(progress);
    return next;
  }

  private DatasetProgress follow(DatasetProgress progress) {
    if (isLast(progress)) {
      return progress.next();
    }
    if (epochsEnded) {
      return lastPart();
    }
    boolean epochEnds =
        progress.epoch() == 0 || progress.index() == epochSize + parts.validation().length;
    return epochEnds ? progress.nextEpoch() : progress.next();
  }

  private boolean isLast(DatasetProgress progress) {
    return progress.epoch() > fit.epochs();
  }

  private DatasetProgress lastPart() {
    return new DatasetProgress(fit.epochs() + 1, 0);
  }

  @Override
  public void endEpochs() {
    epochsEnded = true;
  }

  @Override
  public @Nullable DatasetElement takeOfLastPart() {
    DatasetProgress taken = isLast(next) ? next : lastPart();
    next = taken.next();
    return lastAt(taken.index());
  }

  private DatasetElement read(DatasetElement element, int example) {
    examples.read(example, features, labels);
    return element;
  }

  /** The epochs are cut out of passes that follow each other without end. */
  private int trainingExample(DatasetProgress progress) {
    long position = (long) (progress.epoch() - 1) * epochSize + progress.index();
    int size = parts.training().length;
    return orderOf((int) (position / size) + 1)[(int) (position % size)];
  }

  private int[] orderOf(int pass) {
    if (fit.shuffle() && orderedPass != pass) {
      order = parts.shuffledTraining(fit.seed(), pass);
      orderedPass = pass;
    }
    return order;
  }
}
