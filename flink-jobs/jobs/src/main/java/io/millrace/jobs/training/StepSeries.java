package io.millrace.jobs.training;

import io.millrace.tf.MetricTotals;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Cuts each epoch into equal pieces of steps that are told one by one. How long they are depends on
 * the numbers of epochs and steps only: all pieces of a training are at most {@value #MOST_PIECES},
 * and an epoch has at least two. Epochs of fewer than {@value #FEW_STEPS} steps, and those of
 * trainings with more than half so many epochs, are not cut: what is told of epochs is enough.
 */
final class StepSeries {
  static final int MOST_PIECES = 1000;
  static final int FEW_STEPS = 10;

  private final MetricTotals piece;
  private long length;
  private int steps;

  StepSeries(MetricTotals piece) {
    this.piece = piece;
  }

  /**
   * Steps of a piece; 0 when epochs are not cut.
   *
   * @param stepsPerEpoch at least 1
   */
  static long length(int epochs, long stepsPerEpoch) {
    int pieces = MOST_PIECES / epochs;
    return stepsPerEpoch < FEW_STEPS || pieces < 2 ? 0 : (stepsPerEpoch + pieces - 1) / pieces;
  }

  void plan(int epochs, long stepsPerEpoch) {
    length = length(epochs, stepsPerEpoch);
  }

  boolean isTold() {
    return length > 0;
  }

  void countStep() {
    steps++;
  }

  /** Whether the piece is as long as it should be. */
  boolean isComplete() {
    return isTold() && steps == length;
  }

  /** Steps of the piece so far. */
  int steps() {
    return steps;
  }

  /** Totals of the piece so far. */
  MetricTotals piece() {
    return piece;
  }

  void next() {
    steps = 0;
    piece.reset();
  }

  void writeTo(DataOutputStream out) throws IOException {
    out.writeLong(length);
    out.writeInt(steps);
    byte[] totals = piece.toBytes();
    out.writeInt(totals.length);
    out.write(totals);
  }

  void readFrom(DataInputStream in) throws IOException {
    length = in.readLong();
    steps = in.readInt();
    piece.restore(in.readNBytes(in.readInt()));
  }
}
