package io.millrace.jobs.inference;

import io.millrace.codecs.RecordDecoder;
import io.millrace.codecs.UndecodableRecordException;
import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.job.MicroBatch;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decodes records into batches of one model each, and scores a batch when it is full. */
final class MicroBatches {
  private final MicroBatch settings;
  private final RecordDecoder decoder;
  private final PredictionEncoders encoders;
  private final ClassTally tally;
  private final BatchRun.Results results;
  private final Map<ServedModel, BatchRun> runs = new HashMap<>();

  private PendingBatch batch = new PendingBatch(1, 1);
  private @Nullable ServedModel model;
  private @Nullable BatchRun run;

  MicroBatches(
      MicroBatch settings,
      RecordDecoder decoder,
      PredictionEncoders encoders,
      ClassTally tally,
      BatchRun.Results results) {
    this.settings = settings;
    this.decoder = decoder;
    this.encoders = encoders;
    this.tally = tally;
    this.results = results;
  }

  /**
   * The batch must be empty, as it has one model.
   *
   * @param next null when there is none
   */
  void startWith(@Nullable ServedModel next) {
    runs.clear();
    model = null;
    run = null;
    if (next != null) {
      batch = new PendingBatch(settings.maxSize(), next.model().scorer().featureCount());
      use(next);
    }
  }

  /** In turns with another of the same signature; the batch must be empty. */
  void use(ServedModel next) {
    model = next;
    run =
        runs.computeIfAbsent(
            next, key -> new BatchRun(key.model(), batch.capacity(), encoders, tally, results));
  }

  /** Null when there is none. */
  @Nullable ServedModel model() {
    return model;
  }

  /** Whether it joined the batch; otherwise it is rejected. */
  boolean add(InputRecord record) {
    byte[] value = record.value();
    if (value == null) {
      results.reject(
          record, ErrorCode.RECORD_UNDECODABLE, "the record has no value; legal is a value");
      return false;
    }
    try {
      batch.add(record, value, decoder, System.nanoTime());
      return true;
    } catch (UndecodableRecordException e) {
      results.reject(record, e.code(), String.valueOf(e.getMessage()));
      return false;
    }
  }

  boolean isEmpty() {
    return batch.isEmpty();
  }

  boolean isFull() {
    return batch.isFull();
  }

  int rows() {
    return batch.rows();
  }

  /** Scores what is there. */
  void score() {
    if (run != null) {
      run.score(batch);
      batch.clear();
    }
  }
}
