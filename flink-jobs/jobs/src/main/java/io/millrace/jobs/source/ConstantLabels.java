package io.millrace.jobs.source;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds label values that are the same in all examples of a part. */
final class ConstantLabels {
  private ConstantLabels() {}

  /**
   * Looks at examples until every value has changed, so at few of them in most data sets.
   *
   * @param part positions of examples, at least one
   * @param label of an example, valid until the next call
   * @return indices among the label values of an example
   */
  static Set<Integer> of(int[] part, IntFunction<float[]> label) {
    float[] first = label.apply(part[0]).clone();
    Set<Integer> constant =
        IntStream.range(0, first.length).boxed().collect(Collectors.toCollection(TreeSet::new));
    for (int i = 1; i < part.length && !constant.isEmpty(); i++) {
      float[] values = label.apply(part[i]);
      constant.removeIf(index -> Float.compare(values[index], first[index]) != 0);
    }
    return constant;
  }
}
