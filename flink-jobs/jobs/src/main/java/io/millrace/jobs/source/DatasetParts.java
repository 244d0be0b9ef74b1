package io.millrace.jobs.source;

import io.millrace.contracts.record.DatasetSplit;
import java.util.Arrays;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** Which examples train, validate and test, as their positions in the cache. */
final class DatasetParts {
  /** Epochs shuffle with the streams 1 and up. */
  private static final long SPLIT_STREAM = 0;

  private final int[] training;
  private final int[] validation;
  private final int[] test;

  private DatasetParts(int[] training, int[] validation, int[] test) {
    this.training = training;
    this.validation = validation;
    this.test = test;
  }

  /**
   * @param identity of an example, a hash of where its record lies
   */
  static DatasetParts split(
      DatasetSplit split, int examples, long seed, IntToLongFunction identity) {
    int[] order = IntStream.range(0, examples).toArray();
    return switch (split.method()) {
      case POSITIONAL -> positional(split, order);
      case SHUFFLED -> {
        new SplitMix(seed, SPLIT_STREAM).shuffle(order);
        yield positional(split, order);
      }
      case HASHED -> hashed(split, order, identity);
    };
  }

  private static DatasetParts positional(DatasetSplit split, int[] order) {
    int testStart = split.trainingSize(order.length);
    int validationStart = testStart + split.testSize(order.length);
    return new DatasetParts(
        Arrays.copyOfRange(order, 0, testStart),
        Arrays.copyOfRange(order, validationStart, order.length),
        Arrays.copyOfRange(order, testStart, validationStart));
  }

  private static DatasetParts hashed(DatasetSplit split, int[] order, IntToLongFunction identity) {
    double testStart = 1 - (split.validationRate() + split.testRate());
    double validationStart = testStart + split.testRate();
    return new DatasetParts(
        between(order, identity, 0, testStart),
        between(order, identity, validationStart, 1),
        between(order, identity, testStart, validationStart));
  }

  private static int[] between(int[] order, IntToLongFunction identity, double from, double until) {
    return Arrays.stream(order)
        .filter(
            example -> {
              double place = SplitMix.unit(identity.applyAsLong(example));
              return place >= from && place < until;
            })
        .toArray();
  }

  int[] training() {
    return training;
  }

  int[] validation() {
    return validation;
  }

  int[] test() {
    return test;
  }

  /** The training part in the order of one epoch, which depends on nothing but these two. */
  int[] shuffledTraining(long seed, int epoch) {
    int[] order = training.clone();
    new SplitMix(seed, epoch).shuffle(order);
    return order;
  }
}
