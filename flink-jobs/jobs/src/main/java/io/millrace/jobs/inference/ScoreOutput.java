package io.millrace.jobs.inference;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.jobs.event.EventRecord;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Everything that leaves one subtask of {@link Score}, counted. */
final class ScoreOutput implements BatchRun.Results, ModelNews.Outlet {
  private final Output<StreamRecord<Prediction>> output;
  private final ScoringCounts counts;
  private final ProgressReport report;
  private final ProcessingTimeService clock;

  ScoreOutput(
      Output<StreamRecord<Prediction>> output,
      ScoringCounts counts,
      ProgressReport report,
      ProcessingTimeService clock) {
    this.output = output;
    this.counts = counts;
    this.report = report;
    this.clock = clock;
  }

  @Override
  public void scored(PendingBatch from, int row, Prediction prediction) {
    output.collect(new StreamRecord<>(prediction, prediction.timestamp()));
  }

  @Override
  public void handedUp(PendingBatch from, int row, Prediction prediction) {
    output.collect(Score.HANDED_UP, new StreamRecord<>(prediction, prediction.timestamp()));
  }

  @Override
  public void failed(PendingBatch from, int row, ErrorCode code, String reason) {
    from.fail(row);
    reject(from.record(row), code, reason);
  }

  /** One look at the clock for all: they leave within a moment. */
  @Override
  public void ran(PendingBatch batch) {
    long now = System.nanoTime();
    for (int row = 0; row < batch.rows(); row++) {
      if (batch.isScored(row)) {
        report.scored(now - batch.arrivalNanos(row));
      }
    }
    report.ran(batch.rows());
  }

  @Override
  public void reject(InputRecord record, ErrorCode code, String reason) {
    counts.addDeadLetter();
    output.collect(Score.DEAD_LETTERS, new StreamRecord<>(record.rejected(code, reason)));
  }

  @Override
  public void emit(EventRecord event) {
    output.collect(Score.EVENTS, new StreamRecord<>(event));
  }

  @Override
  public long now() {
    return clock.getCurrentProcessingTime();
  }
}
