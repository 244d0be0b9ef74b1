package io.millrace.jobs.source;

import io.millrace.contracts.record.DatasetSplit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
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
   * @param label of an example; equal ones are one class
   */
  static DatasetParts split(
      DatasetSplit split,
      int examples,
      long seed,
      IntToLongFunction identity,
      IntFunction<List<Float>> label) {
    int[] order = IntStream.range(0, examples).toArray();
    return switch (split.method()) {
      case POSITIONAL -> positional(split, order);
      case SHUFFLED -> {
        new SplitMix(seed, SPLIT_STREAM).shuffle(order);
        yield positional(split, order);
      }
      case HASHED -> hashed(split, order, identity);
      case STRATIFIED -> stratified(split, order, seed, label);
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

  /** In the order of the range again, which would otherwise be one class after another. */
  private static DatasetParts stratified(
      DatasetSplit split, int[] order, long seed, IntFunction<List<Float>> label) {
    Map<List<Float>, List<Integer>> classes = new LinkedHashMap<>();
    for (int example : order) {
      classes.computeIfAbsent(label.apply(example), key -> new ArrayList<>()).add(example);
    }
    SplitMix random = new SplitMix(seed, SPLIT_STREAM);
    List<DatasetParts> parts = new ArrayList<>();
    for (List<Integer> examples : classes.values()) {
      int[] shuffled = examples.stream().mapToInt(Integer::intValue).toArray();
      random.shuffle(shuffled);
      parts.add(positional(split, shuffled));
    }
    return new DatasetParts(
        sorted(parts, DatasetParts::training),
        sorted(parts, DatasetParts::validation),
        sorted(parts, DatasetParts::test));
  }

  private static int[] sorted(List<DatasetParts> parts, Function<DatasetParts, int[]> which) {
    return parts.stream().flatMapToInt(part -> Arrays.stream(which.apply(part))).sorted().toArray();
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
