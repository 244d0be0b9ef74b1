package io.millrace.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Noisy series that hold a rise and a fall; the label says which comes first. The sum of a series
 * says nothing of it, nor does any single value.
 */
final class PatternOrder {
  static final int STEPS = 24;
  private static final int RISE_FIRST = 0;
  private static final int FALL_FIRST = 1;
  private static final int PATTERN = 3;
  private static final double NOISE = 0.3;

  private PatternOrder() {}

  static Dataset examples(int count, long seed) {
    Random random = new Random(seed);
    List<Dataset.Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      examples.add(example(random));
    }
    return new Dataset(
        IntStream.range(0, STEPS).mapToObj(step -> "step_" + step).toList(), examples);
  }

  private static Dataset.Example example(Random random) {
    float[] series = new float[STEPS];
    for (int step = 0; step < STEPS; step++) {
      series[step] = (float) (NOISE * random.nextGaussian());
    }
    int label = random.nextBoolean() ? RISE_FIRST : FALL_FIRST;
    int half = STEPS / 2;
    int sign = label == RISE_FIRST ? 1 : -1;
    add(series, random.nextInt(half - PATTERN), sign);
    add(series, half + random.nextInt(half - PATTERN), -sign);
    return new Dataset.Example(series, label);
  }

  private static void add(float[] series, int from, int sign) {
    for (int i = 0; i < PATTERN; i++) {
      series[from + i] += sign * (i - 1);
    }
  }
}
