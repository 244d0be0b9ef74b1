package io.millrace.jobs.training;

import io.millrace.jobs.source.DatasetElement;
import io.millrace.jobs.source.DatasetElement.Kind;
import java.io.IOException;
import java.util.Arrays;

/** Examples of one part of the data set that wait for their step. */
final class Batch {
  private final int size;
  private final int featureCount;
  private final int labelCount;
  private final float[] features;
  private final float[] labels;
  private Kind part = Kind.TRAINING;
  private int rows;

  Batch(int size, int featureCount, int labelCount) {
    this.size = size;
    this.featureCount = featureCount;
    this.labelCount = labelCount;
    this.features = new float[size * featureCount];
    this.labels = new float[size * labelCount];
  }

  /** The part of every example must be the same until the batch is cleared. */
  void add(DatasetElement example) {
    part = example.kind();
    System.arraycopy(example.features(), 0, features, rows * featureCount, featureCount);
    System.arraycopy(example.labels(), 0, labels, rows * labelCount, labelCount);
    rows++;
  }

  boolean isFull() {
    return rows == size;
  }

  boolean isEmpty() {
    return rows == 0;
  }

  Kind part() {
    return part;
  }

  int rows() {
    return rows;
  }

  float[] features() {
    return features;
  }

  float[] labels() {
    return labels;
  }

  void clear() {
    rows = 0;
  }

  void writeTo(StateCapture out) throws IOException {
    out.writeUTF(part.name());
    out.writeInt(rows);
    out.writeFloats(Arrays.copyOf(features, rows * featureCount));
    out.writeFloats(Arrays.copyOf(labels, rows * labelCount));
  }

  void readFrom(StateRestore in) throws IOException {
    part = Kind.valueOf(in.readUTF());
    rows = in.readInt();
    System.arraycopy(in.readFloats(), 0, features, 0, rows * featureCount);
    System.arraycopy(in.readFloats(), 0, labels, 0, rows * labelCount);
  }
}
