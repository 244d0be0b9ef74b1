package io.millrace.jobs.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Decoded examples in the order in which they were read. */
final class ExampleCache implements Closeable {
  private final FloatBlocks features;
  private final FloatBlocks labels;
  private long[] identities = new long[1024];

  ExampleCache(int featureCount, int labelCount, MemoryBudget budget) {
    this.features = new FloatBlocks(featureCount, budget);
    this.labels = new FloatBlocks(labelCount, budget);
  }

  /**
   * @param identity hash of where the record lies
   */
  void add(float[] exampleFeatures, float[] exampleLabels, long identity) throws IOException {
    int example = size();
    features.add(exampleFeatures);
    labels.add(exampleLabels);
    if (example == identities.length) {
      identities = Arrays.copyOf(identities, example * 2);
    }
    identities[example] = identity;
  }

  int size() {
    return features.rows();
  }

  long identity(int example) {
    return identities[example];
  }

  List<Float> label(int example) {
    float[] values = new float[labels.width()];
    labels.read(example, values);
    List<Float> label = new ArrayList<>(values.length);
    for (float value : values) {
      label.add(value);
    }
    return label;
  }

  void read(int example, float[] intoFeatures, float[] intoLabels) {
    features.read(example, intoFeatures);
    labels.read(example, intoLabels);
  }

  @Override
  public void close() throws IOException {
    features.close();
    labels.close();
  }
}
