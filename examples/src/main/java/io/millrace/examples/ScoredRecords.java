package io.millrace.examples;

import io.millrace.contracts.json.ContractJson;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import tools.jackson.databind.JsonNode;

/**
 * What is known of each record by its number: when it should leave, when its prediction came back,
 * how often, and which class it got. Written by the sender and the reader, each their own part.
 */
final class ScoredRecords {
  private final int[] labels;
  private final AtomicLongArray dueNanos;
  private final AtomicLongArray arrivedNanos;
  private final AtomicIntegerArray outputs;
  private final AtomicIntegerArray predicted;

  /**
   * @param labels class of each record that will be sent, in order
   */
  ScoredRecords(int[] labels) {
    this.labels = labels;
    this.dueNanos = new AtomicLongArray(labels.length);
    this.arrivedNanos = new AtomicLongArray(labels.length);
    this.outputs = new AtomicIntegerArray(labels.length);
    this.predicted = new AtomicIntegerArray(labels.length);
  }

  void due(int number, long nanos) {
    dueNanos.set(number, nanos);
  }

  void arrived(int number, byte[] prediction, long nanos) {
    if (number < 0 || number >= labels.length) {
      throw new DemoException("the output topic holds record " + number + ", which nobody sent");
    }
    if (outputs.incrementAndGet(number) == 1) {
      arrivedNanos.set(number, nanos);
      predicted.set(number, likeliest(prediction));
    }
  }

  /**
   * Class with the highest probability in {@code {"values":[…]}}; one value alone is the
   * probability of class 1.
   */
  static int likeliest(byte[] prediction) {
    JsonNode values = ContractJson.mapper().readTree(prediction).path("values");
    if (values.size() == 1) {
      return values.path(0).doubleValue() > 0.5 ? 1 : 0;
    }
    int best = 0;
    for (int i = 1; i < values.size(); i++) {
      if (values.path(i).doubleValue() > values.path(best).doubleValue()) {
        best = i;
      }
    }
    return best;
  }

  /** Records from the output topic, each counted as often as it is there. */
  long outputCount() {
    long count = 0;
    for (int i = 0; i < labels.length; i++) {
      count += outputs.get(i);
    }
    return count;
  }

  /** Numbers from 0 on, in [from, to), that are not exactly once in the output topic. */
  long notExactlyOnce(int from, int to) {
    long count = 0;
    for (int i = from; i < to; i++) {
      count += outputs.get(i) == 1 ? 0 : 1;
    }
    return count;
  }

  boolean allArrived(int from, int to) {
    for (int i = from; i < to; i++) {
      if (outputs.get(i) == 0) {
        return false;
      }
    }
    return true;
  }

  /** Share of the records whose likeliest class is their label. */
  double accuracy() {
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      right += outputs.get(i) > 0 && predicted.get(i) == labels[i] ? 1 : 0;
    }
    return (double) right / labels.length;
  }

  /**
   * Milliseconds from when a record was due to leave to its prediction, below which a share lies.
   */
  double latencyMs(int from, int to, double quantile) {
    double[] millis = new double[to - from];
    for (int i = from; i < to; i++) {
      millis[i - from] = (arrivedNanos.get(i) - dueNanos.get(i)) / 1e6;
    }
    Arrays.sort(millis);
    return millis[Math.max(0, (int) Math.ceil(quantile * millis.length) - 1)];
  }

  /** Records per second from the first that left to the last that came back. */
  double throughput(int from, int to) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int i = from; i < to; i++) {
      first = Math.min(first, dueNanos.get(i));
      last = Math.max(last, arrivedNanos.get(i));
    }
    return (to - from) / ((last - first) / 1e9);
  }
}
