package io.millrace.contracts.fit;

import io.millrace.contracts.json.OptionalMember;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Options of Keras' {@code fit} and of the callbacks that people give to it.
 *
 * @param batchSize examples for each step, at least 1; the last batch of an epoch may be smaller
 * @param epochs passes over the training part, at least 1
 * @param shuffle whether the training part is permuted anew for each pass
 * @param seed of initializers, dropout, shuffle and split: same data and seed give the same weights
 * @param maxRejectedShare of undecodable records in [0, 1]; beyond it the training fails
 * @param stepsPerEpoch full batches that make an epoch, taken from where the epoch before ended,
 *     beginning anew at the end of the training part; null makes one pass an epoch
 * @param earlyStopping null trains all epochs
 * @param bestWeights null keeps the weights of the last epoch
 * @param reduceOnPlateau null leaves the learning rate to the optimizer and its schedule
 * @param timeBudgetMs milliseconds from the first example on; the training ends with the batch in
 *     which they are over, and its result is that of the epochs so far. Null has none
 * @param classWeights weight of the examples of a class in the training loss, 1 for classes that
 *     are not named; only for models with one output whose label is a class. Null weighs all alike
 * @param cacheBytes of examples that may lie on the heap, for each model, and never more than half
 *     of it; what is more is mapped from local files. Null takes a share of the heap
 */
public record FitConfig(
    int batchSize,
    int epochs,
    boolean shuffle,
    long seed,
    double maxRejectedShare,
    @OptionalMember @Nullable Integer stepsPerEpoch,
    @OptionalMember @Nullable EarlyStopping earlyStopping,
    @OptionalMember @Nullable BestWeights bestWeights,
    @OptionalMember @Nullable ReduceOnPlateau reduceOnPlateau,
    @OptionalMember @Nullable Long timeBudgetMs,
    @OptionalMember @Nullable Map<Integer, Double> classWeights,
    @OptionalMember @Nullable Long cacheBytes) {
  public static final int DEFAULT_BATCH_SIZE = 32;
  public static final int DEFAULT_EPOCHS = 1;
  public static final long DEFAULT_SEED = 42;
  public static final double DEFAULT_MAX_REJECTED_SHARE = 0.1;

  public FitConfig {
    Requirement.of(batchSize >= 1, "batchSize", batchSize, "1 or more");
    Requirement.of(epochs >= 1, "epochs", epochs, "1 or more");
    Requirement.of(
        maxRejectedShare >= 0 && maxRejectedShare <= 1,
        "maxRejectedShare",
        maxRejectedShare,
        "0 to 1");
    Requirement.of(
        stepsPerEpoch == null || stepsPerEpoch >= 1, "stepsPerEpoch", stepsPerEpoch, "1 or more");
    Requirement.of(
        timeBudgetMs == null || timeBudgetMs >= 1, "timeBudgetMs", timeBudgetMs, "1 or more");
    Requirement.of(cacheBytes == null || cacheBytes >= 0, "cacheBytes", cacheBytes, "0 or more");
    if (classWeights != null) {
      classWeights = Map.copyOf(classWeights);
      classWeights.forEach(FitConfig::requireClassWeight);
    }
  }

  /** Without any of the options that may be missing. */
  public FitConfig(int batchSize, int epochs, boolean shuffle, long seed, double maxRejectedShare) {
    this(
        batchSize,
        epochs,
        shuffle,
        seed,
        maxRejectedShare,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static void requireClassWeight(int label, double weight) {
    Requirement.of(label >= 0, "classWeights has the class", label, "0 or more");
    Requirement.of(
        weight >= 0 && Double.isFinite(weight),
        "classWeights/" + label,
        weight,
        "a finite number of 0 or more");
  }

  /** What the options watch. */
  public Stream<Monitor> monitors() {
    return Stream.of(
            Stream.ofNullable(earlyStopping).map(EarlyStopping::monitor),
            Stream.ofNullable(bestWeights).map(BestWeights::monitor),
            Stream.ofNullable(reduceOnPlateau).map(ReduceOnPlateau::monitor))
        .flatMap(monitors -> monitors);
  }
}
