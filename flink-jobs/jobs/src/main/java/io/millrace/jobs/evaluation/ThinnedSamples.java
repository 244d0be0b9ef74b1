package io.millrace.jobs.evaluation;

import io.millrace.contracts.model.Evaluation.Sample;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Keeps every n-th pair, n growing twofold, so that there are never more than a number of them. */
final class ThinnedSamples {
  private final int most;
  private final List<Sample> kept = new ArrayList<>();
  private long stride = 1;
  private long seen;

  ThinnedSamples(int most) {
    this.most = most;
  }

  void add(double given, double predicted) {
    if (seen++ % stride != 0) {
      return;
    }
    if (kept.size() == most) {
      dropEverySecond();
    }
    if ((seen - 1) % stride == 0) {
      kept.add(new Sample(given, predicted));
    }
  }

  private void dropEverySecond() {
    List<Sample> half = new ArrayList<>();
    for (int i = 0; i < kept.size(); i += 2) {
      half.add(kept.get(i));
    }
    kept.clear();
    kept.addAll(half);
    stride *= 2;
  }

  List<Sample> all() {
    return List.copyOf(kept);
  }

  void writeTo(DataOutputStream out) throws IOException {
    out.writeLong(stride);
    out.writeLong(seen);
    out.writeInt(kept.size());
    for (Sample sample : kept) {
      out.writeDouble(sample.given());
      out.writeDouble(sample.predicted());
    }
  }

  void readFrom(DataInputStream in) throws IOException {
    stride = in.readLong();
    seen = in.readLong();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      kept.add(new Sample(in.readDouble(), in.readDouble()));
    }
  }
}
