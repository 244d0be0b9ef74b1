package io.millrace.jobs.inference;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.model.ModelDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Runs one model over batches. A batch that the model refuses is scored record by record, so that
 * only the records that are to blame are lost to the output.
 */
final class BatchRun {
  private final LoadedModel model;
  private final Results results;
  private final PredictionEncoder encoder;
  private final @Nullable EarlyExits exits;
  private final @Nullable ClassChoice choice;
  private final ClassTally.@Nullable Counts classes;
  private final float[] outputs;

  /**
   * @param tally counts the class of every prediction, of models that have classes
   */
  BatchRun(
      LoadedModel model,
      int capacity,
      PredictionEncoders encoders,
      ClassTally tally,
      Results results) {
    this.model = model;
    this.results = results;
    this.choice = encoders.classes(model.descriptor()).orElse(null);
    this.classes = choice == null ? null : tally.of(choice.labels());
    this.encoder = encoders.encoder(model.descriptor());
    this.exits = encoders.exits(model.descriptor()).orElse(null);
    this.outputs = new float[capacity * model.scorer().outputCount()];
  }

  /** Every row of the batch ends in {@link Results}, in order. */
  void score(PendingBatch batch) {
    if (tryScore(batch.features(), batch.rows()) == null) {
      for (int row = 0; row < batch.rows(); row++) {
        deliver(batch, row, row);
      }
    } else {
      scoreOneByOne(batch);
    }
    results.ran(batch);
  }

  private void scoreOneByOne(PendingBatch batch) {
    for (int row = 0; row < batch.rows(); row++) {
      RuntimeException fault = tryScore(batch.featuresOf(row), 1);
      if (fault == null) {
        deliver(batch, row, 0);
      } else {
        results.failed(batch, row, ErrorCode.SCORING_FAILED, nameOfModel() + fault.getMessage());
      }
    }
  }

  private @Nullable RuntimeException tryScore(float[] features, int rows) {
    try {
      model.scorer().score(features, rows, outputs);
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }

  private void deliver(PendingBatch batch, int row, int outputRow) {
    int length = model.scorer().outputCount();
    int offset = outputRow * length;
    int notFinite = firstNotFinite(outputs, offset, length);
    if (notFinite >= 0) {
      results.failed(
          batch,
          row,
          ErrorCode.SCORING_FAILED,
          nameOfModel()
              + "output "
              + notFinite
              + " is "
              + outputs[offset + notFinite]
              + "; legal are finite numbers");
      return;
    }
    if (exits != null && exits.isUnsure(outputs, offset)) {
      byte[] features = exits.featuresOf(outputs, offset, batch, row);
      results.handedUp(batch, row, prediction(batch.record(row), features));
    } else {
      byte[] value = encoder.encode(batch.record(row), outputs, offset);
      if (choice != null && classes != null) {
        classes.add(choice.best(outputs, offset));
      }
      results.scored(batch, row, prediction(batch.record(row), value));
    }
  }

  /** Position of the first NaN or infinity in the range, which JSON cannot say, or -1. */
  static int firstNotFinite(float[] values, int offset, int length) {
    for (int i = 0; i < length; i++) {
      if (!Float.isFinite(values[offset + i])) {
        return i;
      }
    }
    return -1;
  }

  private Prediction prediction(InputRecord record, byte[] value) {
    ModelDescriptor descriptor = model.descriptor();
    return Prediction.of(record, value, descriptor.modelName(), descriptor.modelVersion());
  }

  private String nameOfModel() {
    return "model '"
        + model.descriptor().modelName()
        + "' version "
        + model.descriptor().modelVersion()
        + ": ";
  }

  /** Where rows go. */
  interface Results {
    void scored(PendingBatch batch, int row, Prediction prediction);

    /** It exits early: the prediction's value is what the upper model reads. */
    void handedUp(PendingBatch batch, int row, Prediction prediction);

    void failed(PendingBatch batch, int row, ErrorCode code, String reason);

    /** Every row of the batch has left. */
    void ran(PendingBatch batch);

    /** It never came into a batch. */
    void reject(InputRecord record, ErrorCode code, String reason);
  }
}
