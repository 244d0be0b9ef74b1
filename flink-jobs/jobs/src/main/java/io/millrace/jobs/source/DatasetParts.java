package io.millrace.jobs.source;

import io.millrace.contracts.record.DatasetSplit;
import java.util.Arrays;
import java.util.BitSet;
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
   * @param label of an example, valid until the next call; equal ones are one class
   */
  static DatasetParts split(
      DatasetSplit split,
      int examples,
      long seed,
      IntToLongFunction identity,
      IntFunction<float[]> label) {
    return switch (split.method()) {
      case POSITIONAL -> positional(split, inOrder(examples));
      case SHUFFLED -> {
        int[] order = inOrder(examples);
        new SplitMix(seed, SPLIT_STREAM).shuffle(order);
        yield positional(split, order);
      }
      case HASHED -> hashed(split, inOrder(examples), identity);
      case STRATIFIED -> stratified(split, examples, seed, label);
    };
  }

  private static int[] inOrder(int examples) {
    return IntStream.range(0, examples).toArray();
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
      DatasetSplit split, int examples, long seed, IntFunction<float[]> label) {
    SplitMix random = new SplitMix(seed, SPLIT_STREAM);
    BitSet validation = new BitSet(examples);
    BitSet test = new BitSet(examples);
    for (int[] ofClass : LabelClasses.of(examples, label).examples()) {
      random.shuffle(ofClass);
      int testStart = split.trainingSize(ofClass.length);
      int validationStart = testStart + split.testSize(ofClass.length);
      IntStream.range(testStart, validationStart).forEach(i -> test.set(ofClass[i]));
      IntStream.range(validationStart, ofClass.length).forEach(i -> validation.set(ofClass[i]));
    }
    BitSet training = (BitSet) validation.clone();
    training.or(test);
    training.flip(0, examples);
    return new DatasetParts(
        training.stream().toArray(), validation.stream().toArray(), test.stream().toArray());
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
