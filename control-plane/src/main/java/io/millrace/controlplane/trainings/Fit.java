package io.millrace.controlplane.trainings;

import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.record.DatasetSplit;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Options of a training; each one absent takes the default, except the rates, which then are those
 * of the data source.
 */
@Schema(name = "Fit")
record Fit(
    @Nullable Integer batchSize,
    @Nullable Integer epochs,
    @Nullable Boolean shuffle,
    @Nullable Long seed,
    @Nullable Double maxRejectedShare,
    @Nullable Double validationRate,
    @Nullable Double testRate) {
  static final Fit DEFAULT = new Fit(null, null, null, null, null, null, null);

  Fit {
    batchSize = batchSize == null ? Integer.valueOf(FitConfig.DEFAULT_BATCH_SIZE) : batchSize;
    epochs = epochs == null ? Integer.valueOf(FitConfig.DEFAULT_EPOCHS) : epochs;
    shuffle = shuffle == null ? Boolean.TRUE : shuffle;
    seed = seed == null ? Long.valueOf(FitConfig.DEFAULT_SEED) : seed;
    maxRejectedShare =
        maxRejectedShare == null
            ? Double.valueOf(FitConfig.DEFAULT_MAX_REJECTED_SHARE)
            : maxRejectedShare;
  }

  /**
   * @throws IllegalArgumentException when an option is not legal
   */
  FitConfig config() {
    return new FitConfig(batchSize, epochs, shuffle, seed, maxRejectedShare);
  }

  /**
   * @throws IllegalArgumentException when the rates are not legal together
   */
  DatasetSplit split(DatasetSplit announced) {
    return new DatasetSplit(
        validationRate == null ? announced.validationRate() : validationRate,
        testRate == null ? announced.testRate() : testRate,
        announced.method());
  }
}
