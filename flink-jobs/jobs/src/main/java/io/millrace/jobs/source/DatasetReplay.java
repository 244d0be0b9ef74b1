package io.millrace.jobs.source;

import io.millrace.contracts.fit.FitConfig;
import io.millrace.jobs.source.DatasetElement.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Emits the examples for every epoch from any progress on. The element at a progress depends on the
 * data, the split and the seed only.
 */
final class DatasetReplay {
  private final ExampleCache examples;
  private final DatasetParts parts;
  private final FitConfig fit;
  private final DatasetSummary summary;
  private final float[] features;
  private final float[] labels;
  private final DatasetElement training;
  private final DatasetElement validation;
  private final DatasetElement test;
  private final DatasetElement epochEnd = DatasetElement.epochEnd();
  private int[] order;
  private int orderedEpoch;

  DatasetReplay(ExampleCache examples, DatasetParts parts, FitConfig fit, DatasetSummary summary) {
    this.examples = examples;
    this.parts = parts;
    this.fit = fit;
    this.summary = summary;
    this.features = new float[summary.featureCount()];
    this.labels = new float[summary.labelCount()];
    this.training = DatasetElement.example(Kind.TRAINING, features, labels);
    this.validation = DatasetElement.example(Kind.VALIDATION, features, labels);
    this.test = DatasetElement.example(Kind.TEST, features, labels);
    this.order = parts.training();
  }

  DatasetSummary summary() {
    return summary;
  }

  /**
   * Null at the end of the data set. Examples are valid until the next call.
   *
   * @param progress not in the opening
   */
  @Nullable DatasetElement at(DatasetProgress progress) {
    if (progress.epoch() > fit.epochs()) {
      return testAt(progress.index());
    }
    int index = progress.index();
    if (index < parts.training().length) {
      return read(training, orderOf(progress.epoch())[index]);
    }
    int afterTraining = index - parts.training().length;
    return afterTraining < parts.validation().length
        ? read(validation, parts.validation()[afterTraining])
        : epochEnd;
  }

  private @Nullable DatasetElement testAt(int index) {
    return index < parts.test().length ? read(test, parts.test()[index]) : null;
  }

  /** Where the element after the one at {@code progress} is. */
  DatasetProgress after(DatasetProgress progress) {
    boolean epochEnds =
        progress.epoch() <= fit.epochs()
            && progress.index() == parts.training().length + parts.validation().length;
    return epochEnds ? progress.nextEpoch() : progress.next();
  }

  private DatasetElement read(DatasetElement element, int example) {
    examples.read(example, features, labels);
    return element;
  }

  private int[] orderOf(int epoch) {
    if (fit.shuffle() && orderedEpoch != epoch) {
      order = parts.shuffledTraining(fit.seed(), epoch);
      orderedEpoch = epoch;
    }
    return order;
  }
}
