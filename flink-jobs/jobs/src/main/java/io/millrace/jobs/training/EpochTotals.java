package io.millrace.jobs.training;

import io.millrace.tf.MetricTotals;
import io.millrace.tf.TrainingSession;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Sums of an epoch: of its training, perhaps by pieces that are told, and of its validation. */
final class EpochTotals {
  private final MetricTotals training;
  private final MetricTotals validation;
  private final StepSeries series;

  EpochTotals(TrainingSession session) {
    this.training = session.newTotals();
    this.validation = session.newTotals();
    this.series = new StepSeries(session.newTotals());
  }

  StepSeries series() {
    return series;
  }

  /** What a step adds to: the piece that is told next, or else the epoch. */
  MetricTotals training() {
    return series.isTold() ? series.piece() : training;
  }

  MetricTotals validation() {
    return validation;
  }

  /** The piece has been told. */
  void nextPiece() {
    training.addAll(series.piece());
    series.next();
  }

  /**
   * The sums of the epoch, which are anew from then on.
   *
   * @param epoch counted from 1
   */
  EpochScores complete(int epoch) {
    EpochScores scores = new EpochScores(epoch, training.results(), validation.results());
    training.reset();
    validation.reset();
    return scores;
  }

  void writeTo(DataOutputStream out) throws IOException {
    writeBytes(out, training.toBytes());
    writeBytes(out, validation.toBytes());
    series.writeTo(out);
  }

  void readFrom(DataInputStream in) throws IOException {
    training.restore(readBytes(in));
    validation.restore(readBytes(in));
    series.readFrom(in);
  }

  private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }
}
