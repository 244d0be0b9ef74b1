package io.millrace.jobs.inference;

import io.millrace.codecs.RecordDecoder;
import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.job.InferenceJobSpec;
import java.nio.file.Path;
import java.util.Objects;

/** What {@link Score} does with records, without Flink and Kafka: decode, run, encode. */
public final class BareScore implements BatchRun.Results, AutoCloseable {
  private static final String[] NO_NAMES = {};
  private static final byte[][] NO_VALUES = {};

  private final LoadedModel model;
  private final MicroBatches batches;
  private long bytes;

  public BareScore(InferenceJobSpec spec, Path scratch) throws Exception {
    ModelLoading loading =
        new ModelLoading(
            new SavedModelLoader(), scratch, new SharedScorers(), ModelLoading.Limits.of(spec));
    model = loading.load(Objects.requireNonNull(spec.initialModel()));
    batches =
        new MicroBatches(
            spec.batch(),
            RecordDecoder.of(spec.format()),
            PredictionEncoders.of(spec),
            new ClassTally(),
            this);
    batches.startWith(ServedModel.fromStart(model, 0));
  }

  /** A full batch leaves at once. */
  public void score(byte[] value) {
    batches.add(new InputRecord(null, value, "in", 0, 0, 0, NO_NAMES, NO_VALUES));
    if (batches.isFull()) {
      batches.score();
    }
  }

  /** Of all predictions so far. */
  public long bytes() {
    return bytes;
  }

  @Override
  public void scored(PendingBatch batch, int row, Prediction prediction) {
    bytes += prediction.value().length;
  }

  @Override
  public void handedUp(PendingBatch batch, int row, Prediction prediction) {
    scored(batch, row, prediction);
  }

  @Override
  public void failed(PendingBatch batch, int row, ErrorCode code, String reason) {
    throw new IllegalStateException(reason);
  }

  @Override
  public void ran(PendingBatch batch) {}

  @Override
  public void reject(InputRecord record, ErrorCode code, String reason) {
    throw new IllegalStateException(reason);
  }

  @Override
  public void close() {
    model.release();
  }
}
