package io.millrace.controlplane.trainings;

import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.record.SplitMethod;
import io.millrace.controlplane.problem.RequestViolations;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Options of a training; each one absent takes the default, except the split, which then is that of
 * the data source.
 *
 * @param stepsPerEpoch batches that make an epoch; one pass over the training part when absent
 * @param bestWeights keeps the weights of the last epoch when absent
 * @param timeBudgetSeconds after which the training ends with what it has
 * @param classWeights weight of a class in the loss, by its number; 1 for those that are absent
 * @param cacheMegabytes of decoded examples that each model may hold in memory, the rest is on
 *     disk; a share of the memory when absent
 */
@Schema(name = "Fit")
record Fit(
    @Nullable Integer batchSize,
    @Nullable Integer epochs,
    @Nullable Integer stepsPerEpoch,
    @Nullable Boolean shuffle,
    @Nullable Long seed,
    @Nullable Double maxRejectedShare,
    @Nullable Double validationRate,
    @Nullable Double testRate,
    @Nullable SplitMethod splitMethod,
    @Nullable EarlyStoppingOptions earlyStopping,
    @Nullable BestWeightsOptions bestWeights,
    @Nullable ReduceOnPlateauOptions reduceOnPlateau,
    @Nullable Long timeBudgetSeconds,
    @Nullable Map<String, @Nullable Double> classWeights,
    @Nullable Long cacheMegabytes) {
  static final Fit DEFAULT =
      new Fit(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
  private static final long MAX_SECONDS = 366L * 24 * 3600;
  private static final long MAX_MEGABYTES = 1L << 20;
  private static final DatasetSplit WHOLE = new DatasetSplit(0, 0, SplitMethod.POSITIONAL);

  Fit {
    batchSize = batchSize == null ? Integer.valueOf(FitConfig.DEFAULT_BATCH_SIZE) : batchSize;
    epochs = epochs == null ? Integer.valueOf(FitConfig.DEFAULT_EPOCHS) : epochs;
    shuffle = shuffle == null ? Boolean.TRUE : shuffle;
    seed = seed == null ? Long.valueOf(FitConfig.DEFAULT_SEED) : seed;
    maxRejectedShare =
        maxRejectedShare == null
            ? Double.valueOf(FitConfig.DEFAULT_MAX_REJECTED_SHARE)
            : maxRejectedShare;
    classWeights =
        classWeights == null ? null : Collections.unmodifiableMap(new TreeMap<>(classWeights));
  }

  /** Finds everything that is wrong without knowing the data. */
  void check(RequestViolations violations, String pointer) {
    Watched.requireAtLeast(batchSize, 1, violations, pointer + "/batchSize");
    Watched.requireAtLeast(epochs, 1, violations, pointer + "/epochs");
    Watched.requireAtLeast(stepsPerEpoch, 1, violations, pointer + "/stepsPerEpoch");
    violations.require(
        maxRejectedShare >= 0 && maxRejectedShare <= 1,
        pointer + "/maxRejectedShare",
        "maxRejectedShare " + maxRejectedShare + " is not legal; legal is 0 to 1");
    violations.collect(pointer + "/validationRate", () -> split(WHOLE));
    if (earlyStopping != null) {
      earlyStopping.check(violations, pointer + "/earlyStopping");
    }
    if (bestWeights != null) {
      bestWeights.check(violations, pointer + "/bestWeights");
    }
    if (reduceOnPlateau != null) {
      reduceOnPlateau.check(violations, pointer + "/reduceOnPlateau");
    }
    violations.require(
        timeBudgetSeconds == null || timeBudgetSeconds >= 1 && timeBudgetSeconds <= MAX_SECONDS,
        pointer + "/timeBudgetSeconds",
        "timeBudgetSeconds " + timeBudgetSeconds + " is not legal; legal is 1 to " + MAX_SECONDS);
    violations.require(
        cacheMegabytes == null || cacheMegabytes >= 0 && cacheMegabytes <= MAX_MEGABYTES,
        pointer + "/cacheMegabytes",
        "cacheMegabytes " + cacheMegabytes + " is not legal; legal is 0 to " + MAX_MEGABYTES);
    if (classWeights != null) {
      classWeights.forEach(
          (label, weight) -> ClassWeight.check(label, weight, violations, pointer));
    }
  }

  /**
   * @throws IllegalArgumentException when an option is not legal
   */
  FitConfig config() {
    return new FitConfig(
        batchSize,
        epochs,
        shuffle,
        seed,
        maxRejectedShare,
        stepsPerEpoch,
        earlyStopping == null ? null : earlyStopping.option(),
        bestWeights == null ? null : bestWeights.option(),
        reduceOnPlateau == null ? null : reduceOnPlateau.option(),
        timeBudgetSeconds == null ? null : timeBudgetSeconds * 1000,
        classWeights == null ? null : ClassWeight.byLabel(classWeights),
        cacheMegabytes == null ? null : cacheMegabytes << 20);
  }

  /** Options that watch the validation part, when the data have none. */
  void checkAgainst(DatasetSplit split, RequestViolations violations, String pointer) {
    if (split.validationRate() > 0) {
      return;
    }
    if (earlyStopping != null) {
      requireValidation(earlyStopping.monitor(), violations, pointer + "/earlyStopping/monitor");
    }
    if (bestWeights != null) {
      requireValidation(bestWeights.monitor(), violations, pointer + "/bestWeights/monitor");
    }
    if (reduceOnPlateau != null) {
      requireValidation(
          reduceOnPlateau.monitor(), violations, pointer + "/reduceOnPlateau/monitor");
    }
  }

  private static void requireValidation(
      @Nullable String metric, RequestViolations violations, String pointer) {
    violations.require(
        metric == null || !Watched.isOfValidation(metric),
        pointer,
        "'"
            + metric
            + "' is measured on the validation part, and there is none; legal is a metric of the"
            + " training part such as loss, or a validationRate above 0");
  }

  /**
   * @throws IllegalArgumentException when the rates are not legal together
   */
  DatasetSplit split(DatasetSplit announced) {
    return new DatasetSplit(
        validationRate == null ? announced.validationRate() : validationRate,
        testRate == null ? announced.testRate() : testRate,
        splitMethod == null ? announced.method() : splitMethod);
  }
}
