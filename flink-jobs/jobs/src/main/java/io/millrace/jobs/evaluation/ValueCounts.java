package io.millrace.jobs.evaluation;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Finite numbers of two groups with how often each was given. Exact up to {@value #EXACT} different
 * numbers; of more, last binary digits are dropped until so many are left.
 */
final class ValueCounts {
  static final int EXACT = 1 << 15;
  private static final int CAPACITY = 2 * EXACT;

  private float[] values = new float[1 << 10];
  private long[] first = new long[1 << 10];
  private long[] second = new long[1 << 10];
  private int size;
  private int droppedBits;

  /** Numbers that are not finite are not counted. */
  void add(float value, boolean inSecond) {
    if (!Float.isFinite(value)) {
      return;
    }
    if (size == values.length) {
      makeRoom();
    }
    values[size] = rounded(value);
    first[size] = inSecond ? 0 : 1;
    second[size] = inSecond ? 1 : 0;
    size++;
  }

  private void makeRoom() {
    sort();
    if (size > values.length / 2 && values.length < CAPACITY) {
      resize(2 * values.length);
    }
    while (size > EXACT && values.length == CAPACITY) {
      droppedBits++;
      merge();
    }
  }

  private void resize(int capacity) {
    values = Arrays.copyOf(values, capacity);
    first = Arrays.copyOf(first, capacity);
    second = Arrays.copyOf(second, capacity);
  }

  private float rounded(float value) {
    return droppedBits == 0
        ? value
        : Float.intBitsToFloat(Float.floatToIntBits(value) & -1 << droppedBits);
  }

  /** From now on the numbers are in ascending order, each once, until one is added. */
  void sort() {
    float[] sortedValues = new float[values.length];
    long[] sortedFirst = new long[values.length];
    long[] sortedSecond = new long[values.length];
    long[] order = order();
    for (int i = 0; i < size; i++) {
      int from = (int) order[i];
      sortedValues[i] = values[from];
      sortedFirst[i] = first[from];
      sortedSecond[i] = second[from];
    }
    values = sortedValues;
    first = sortedFirst;
    second = sortedSecond;
    merge();
  }

  /** The lower half of each is an index; the upper halves are in the order of the numbers. */
  private long[] order() {
    long[] order = new long[size];
    for (int i = 0; i < size; i++) {
      int bits = Float.floatToIntBits(values[i]);
      int comparable = bits ^ bits >> 31 & Integer.MAX_VALUE;
      order[i] = (long) comparable << 32 | i;
    }
    Arrays.sort(order);
    return order;
  }

  /** Dropping digits keeps the order, so equal numbers are neighbours. */
  private void merge() {
    int merged = 0;
    for (int i = 0; i < size; i++) {
      float value = rounded(values[i]);
      if (merged > 0 && values[merged - 1] == value) {
        first[merged - 1] += first[i];
        second[merged - 1] += second[i];
      } else {
        values[merged] = value;
        first[merged] = first[i];
        second[merged] = second[i];
        merged++;
      }
    }
    size = merged;
  }

  int size() {
    return size;
  }

  float value(int index) {
    return values[index];
  }

  /** How often the first group has the number. */
  long first(int index) {
    return first[index];
  }

  /** How often the second group has the number. */
  long second(int index) {
    return second[index];
  }

  /** As it is, unsorted: what a continuation drops must not depend on where it was interrupted. */
  void writeTo(DataOutputStream out) throws IOException {
    out.writeInt(values.length);
    out.writeInt(size);
    out.writeInt(droppedBits);
    for (int i = 0; i < size; i++) {
      out.writeFloat(values[i]);
      out.writeLong(first[i]);
      out.writeLong(second[i]);
    }
  }

  void readFrom(DataInputStream in) throws IOException {
    resize(in.readInt());
    size = in.readInt();
    droppedBits = in.readInt();
    for (int i = 0; i < size; i++) {
      values[i] = in.readFloat();
      first[i] = in.readLong();
      second[i] = in.readLong();
    }
  }
}
