package io.millrace.jobs.evaluation;

import io.millrace.contracts.model.Evaluation;
import io.millrace.contracts.model.Evaluation.ClassReport;
import io.millrace.contracts.model.Evaluation.Classification;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Counts how often each class is taken for which. Labels that name no class do not count. */
final class ClassCounts implements OutputEvaluation {
  private final ClassLabels labels;
  private final long[] given;
  private final long[] predicted;
  private final long[] right;

  /** Row after row; null with too many classes. */
  private final long @Nullable [] confusion;

  /** Of class 1, by class; null unless there are two classes. */
  private final @Nullable ValueCounts scores;

  ClassCounts(ClassLabels labels) {
    int classes = labels.classes();
    this.labels = labels;
    this.given = new long[classes];
    this.predicted = new long[classes];
    this.right = new long[classes];
    this.confusion =
        classes > Classification.MAX_CONFUSION_CLASSES ? null : new long[classes * classes];
    this.scores = classes == 2 ? new ValueCounts() : null;
  }

  @Override
  public void add(float[] predictions, int firstPrediction, float[] ofExample, int firstLabel) {
    for (int decision = 0; decision < labels.decisions(); decision++) {
      int label = labels.given(ofExample, firstLabel, decision);
      if (label >= 0) {
        count(label, labels.predicted(predictions, firstPrediction, decision));
        if (scores != null) {
          scores.add(labels.score(predictions, firstPrediction, decision), label == 1);
        }
      }
    }
  }

  private void count(int label, int answer) {
    given[label]++;
    predicted[answer]++;
    if (label == answer) {
      right[label]++;
    }
    if (confusion != null) {
      confusion[label * given.length + answer]++;
    }
  }

  @Override
  public Evaluation.Output result() {
    return new Classification(
        labels.output().objective().output(),
        rows(),
        IntStream.range(0, given.length).mapToObj(this::report).toList(),
        share(sum(right), sum(given)),
        scores == null ? null : ScoreCurves.of(scores));
  }

  private List<List<Long>> rows() {
    if (confusion == null) {
      return List.of();
    }
    int classes = given.length;
    return IntStream.range(0, classes)
        .mapToObj(
            row -> Arrays.stream(confusion, row * classes, (row + 1) * classes).boxed().toList())
        .toList();
  }

  private ClassReport report(int label) {
    double precision = share(right[label], predicted[label]);
    double recall = share(right[label], given[label]);
    double f1 = share(2 * right[label], predicted[label] + given[label]);
    return new ClassReport(label, precision, recall, f1, given[label]);
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static long sum(long[] counts) {
    return LongStream.of(counts).sum();
  }

  @Override
  public void writeTo(DataOutputStream out) throws IOException {
    for (long[] counts : counts()) {
      for (long count : counts) {
        out.writeLong(count);
      }
    }
    if (scores != null) {
      scores.writeTo(out);
    }
  }

  @Override
  public void readFrom(DataInputStream in) throws IOException {
    for (long[] counts : counts()) {
      for (int i = 0; i < counts.length; i++) {
        counts[i] = in.readLong();
      }
    }
    if (scores != null) {
      scores.readFrom(in);
    }
  }

  private List<long[]> counts() {
    return confusion == null
        ? List.of(given, predicted, right)
        : List.of(given, predicted, right, confusion);
  }
}
