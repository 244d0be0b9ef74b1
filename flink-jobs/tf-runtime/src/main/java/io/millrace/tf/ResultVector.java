package io.millrace.tf;

import io.millrace.tf.metric.Measured;
import io.millrace.tf.metric.Score;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Numbers of a batch joined to one vector, as one output is cheaper to fetch than several. */
final class ResultVector {
  private final Ops tf;
  private final List<MetricTotals.Entry> entries = new ArrayList<>();
  private final List<Operand<TFloat32>> parts = new ArrayList<>();
  private final List<Operand<TFloat32>> scalars = new ArrayList<>();

  ResultVector(Ops tf) {
    this.tf = tf;
  }

  void addMean(String name, Operand<TFloat32> mean) {
    add(List.of(name), new Measured(mean, Score.mean()));
  }

  void add(List<String> names, Measured measured) {
    entries.add(new MetricTotals.Entry(names, measured.score()));
    if (measured.score().size() == 1) {
      scalars.add(measured.numbers());
    } else {
      stackScalars();
      parts.add(measured.numbers());
    }
  }

  private void stackScalars() {
    if (!scalars.isEmpty()) {
      parts.add(tf.stack(List.copyOf(scalars)));
      scalars.clear();
    }
  }

  List<MetricTotals.Entry> entries() {
    return List.copyOf(entries);
  }

  Operand<TFloat32> join() {
    stackScalars();
    return parts.size() == 1 ? parts.get(0) : tf.concat(parts, tf.constant(0));
  }
}
