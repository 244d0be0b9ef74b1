package io.millrace.jobs.evaluation;

import io.millrace.contracts.model.Evaluation.Curves;
import io.millrace.contracts.model.Evaluation.Point;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Curves over the thresholds of a score, as scikit-learn draws them: areas over all thresholds,
 * points over those where a curve bends, evenly along it when there are too many.
 */
final class ScoreCurves {
  private final ValueCounts scores;
  private final long negatives;
  private final long positives;

  private ScoreCurves(ValueCounts scores, long negatives, long positives) {
    this.scores = scores;
    this.negatives = negatives;
    this.positives = positives;
  }

  /**
   * @param scores of class 0 (first) and class 1 (second)
   * @return null when one of the classes has no example
   */
  static @Nullable Curves of(ValueCounts scores) {
    scores.sort();
    long negatives = 0;
    long positives = 0;
    for (int i = 0; i < scores.size(); i++) {
      negatives += scores.first(i);
      positives += scores.second(i);
    }
    return negatives == 0 || positives == 0
        ? null
        : new ScoreCurves(scores, negatives, positives).draw();
  }

  private Curves draw() {
    List<Point> roc = new ArrayList<>();
    List<Point> precisionRecall = new ArrayList<>();
    Point before = new Point(0, 0, null);
    roc.add(before);
    double area = 0;
    double averagePrecision = 0;
    long falsePositives = 0;
    long truePositives = 0;
    for (int i = scores.size() - 1; i >= 0; i--) {
      falsePositives += scores.first(i);
      truePositives += scores.second(i);
      double recall = (double) truePositives / positives;
      double precision = (double) truePositives / (truePositives + falsePositives);
      double threshold = scores.value(i);
      Point next = new Point((double) falsePositives / negatives, recall, threshold);
      area += (next.x() - before.x()) * (next.y() + before.y()) / 2;
      averagePrecision += (recall - before.y()) * precision;
      if (bends(i)) {
        roc.add(next);
      }
      precisionRecall.add(new Point(recall, precision, threshold));
      before = next;
    }
    return new Curves(area, averagePrecision, thinned(roc), thinned(precisionRecall));
  }

  /** False where the curve goes straight on to the next threshold. */
  private boolean bends(int index) {
    return index == 0
        || scores.first(index) != scores.first(index - 1)
        || scores.second(index) != scores.second(index - 1);
  }

  private static List<Point> thinned(List<Point> points) {
    if (points.size() <= Curves.MAX_POINTS) {
      return points;
    }
    double length = 0;
    for (int i = 1; i < points.size(); i++) {
      length += distance(points.get(i - 1), points.get(i));
    }
    List<Point> kept = new ArrayList<>();
    kept.add(points.get(0));
    double step = length / (Curves.MAX_POINTS - 1);
    double walked = 0;
    for (int i = 1; i < points.size() - 1; i++) {
      walked += distance(points.get(i - 1), points.get(i));
      if (walked >= kept.size() * step && kept.size() < Curves.MAX_POINTS - 1) {
        kept.add(points.get(i));
      }
    }
    kept.add(points.get(points.size() - 1));
    return kept;
  }

  private static double distance(Point from, Point to) {
    return Math.abs(to.x() - from.x()) + Math.abs(to.y() - from.y());
  }
}
