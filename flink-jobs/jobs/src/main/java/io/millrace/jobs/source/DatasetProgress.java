package io.millrace.jobs.source;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * The only split: the whole data set, and the next element to emit. Epoch 0 is the opening (dead
 * letters, then the summary), the epochs of the training count from 1, one more is the test.
 *
 * @param index of the element within its epoch
 */
record DatasetProgress(int epoch, int index) implements SourceSplit {
  static final DatasetProgress START = new DatasetProgress(0, 0);
  static final DatasetProgress FINISHED = new DatasetProgress(Integer.MAX_VALUE, 0);

  DatasetProgress next() {
    return new DatasetProgress(epoch, index + 1);
  }

  DatasetProgress nextEpoch() {
    return new DatasetProgress(epoch + 1, 0);
  }

  @Override
  public String splitId() {
    return "dataset";
  }
}
