package io.millrace.jobs.training;

import io.millrace.contracts.event.EndOfTraining;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How far a training is, and how it ended. Times are milliseconds of the clock. */
final class TrainingProgress {
  private int completedEpochs;
  private int startedEpochs;
  private long trainedExamples;
  private long startedMs;
  private long epochStartedMs;
  private long endedMs;
  private @Nullable EndOfTraining end;
  private @Nullable Integer bestEpoch;

  void start(long nowMs) {
    startedMs = nowMs;
    epochStartedMs = nowMs;
  }

  void countTrained(int examples) {
    trainedExamples += examples;
    startedEpochs = epoch();
  }

  void completeEpoch(long nowMs) {
    completedEpochs++;
    epochStartedMs = nowMs;
  }

  /**
   * @param best epoch whose weights are kept; null for those of the last step
   */
  void end(EndOfTraining why, long nowMs, @Nullable Integer best) {
    end = why;
    endedMs = nowMs;
    bestEpoch = best;
  }

  /** The current epoch, counted from 1. */
  int epoch() {
    return completedEpochs + 1;
  }

  /** Epochs of which at least one batch is trained. */
  int startedEpochs() {
    return startedEpochs;
  }

  long startedMs() {
    return startedMs;
  }

  long epochStartedMs() {
    return epochStartedMs;
  }

  /** Null while it goes on. */
  @Nullable EndOfTraining end() {
    return end;
  }

  @Nullable Integer bestEpoch() {
    return bestEpoch;
  }

  /** Of the whole training, once it has ended. */
  double examplesPerSecond() {
    return trainedExamples * 1000.0 / Math.max(1, endedMs - startedMs);
  }

  void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(completedEpochs);
    out.writeInt(startedEpochs);
    out.writeLong(trainedExamples);
    out.writeLong(startedMs);
    out.writeLong(epochStartedMs);
    out.writeLong(endedMs);
    out.writeUTF(end == null ? "" : end.name());
    out.writeInt(bestEpoch == null ? 0 : bestEpoch);
  }

  void readFrom(DataInputStream in) throws IOException {
    completedEpochs = in.readInt();
    startedEpochs = in.readInt();
    trainedExamples = in.readLong();
    startedMs = in.readLong();
    epochStartedMs = in.readLong();
    endedMs = in.readLong();
    String why = in.readUTF();
    end = why.isEmpty() ? null : EndOfTraining.valueOf(why);
    int best = in.readInt();
    bestEpoch = best == 0 ? null : best;
  }
}
