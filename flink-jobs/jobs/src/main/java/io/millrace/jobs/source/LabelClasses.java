package io.millrace.jobs.source;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The examples of each class, in the order in which the classes first come. A class is all examples
 * whose labels have the same bits. Takes a few bytes for each example: there may be many millions.
 */
final class LabelClasses {
  private static final int FREE = -1;

  private final IntFunction<float[]> label;
  private float[][] labels = new float[16][];
  private int[] sizes = new int[16];

  /** Open addressing; never more than half full. */
  private int[] table = newTable(64);

  private int[] classOf = {};
  private int classes;

  private LabelClasses(IntFunction<float[]> label) {
    this.label = label;
  }

  /**
   * @param label of an example, valid until the next call
   */
  static LabelClasses of(int examples, IntFunction<float[]> label) {
    return new LabelClasses(label).group(examples);
  }

  private LabelClasses group(int examples) {
    classOf = new int[examples];
    for (int example = 0; example < examples; example++) {
      int found = find(label.apply(example));
      classOf[example] = found;
      sizes[found]++;
    }
    return this;
  }

  private int find(float[] of) {
    int slot = slotOf(of);
    if (table[slot] == FREE) {
      table[slot] = classes;
      add(of.clone());
      return classes - 1;
    }
    return table[slot];
  }

  private int slotOf(float[] of) {
    int mask = table.length - 1;
    int slot = (int) SplitMix.mix(Arrays.hashCode(of)) & mask;
    while (table[slot] != FREE && !Arrays.equals(labels[table[slot]], of)) {
      slot = slot + 1 & mask;
    }
    return slot;
  }

  private void add(float[] of) {
    if (classes == labels.length) {
      labels = Arrays.copyOf(labels, 2 * classes);
      sizes = Arrays.copyOf(sizes, 2 * classes);
    }
    labels[classes++] = of;
    if (2 * classes > table.length) {
      table = newTable(2 * table.length);
      for (int known = 0; known < classes; known++) {
        table[slotOf(labels[known])] = known;
      }
    }
  }

  private static int[] newTable(int size) {
    int[] table = new int[size];
    Arrays.fill(table, FREE);
    return table;
  }

  /** One array for each class, each in ascending order. */
  int[][] examples() {
    int[][] examples = new int[classes][];
    int[] filled = new int[classes];
    for (int known = 0; known < classes; known++) {
      examples[known] = new int[sizes[known]];
    }
    for (int example = 0; example < classOf.length; example++) {
      int known = classOf[example];
      examples[known][filled[known]++] = example;
    }
    return examples;
  }
}
