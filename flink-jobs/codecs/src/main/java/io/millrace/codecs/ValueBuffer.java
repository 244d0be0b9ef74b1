package io.millrace.codecs;

import java.util.Arrays;

/** Grows as values come and is emptied for the next record. */
final class ValueBuffer {
  private static final int INITIAL_CAPACITY = 64;

  private float[] values = new float[INITIAL_CAPACITY];
  private int size;

  void add(float value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  void copy(int start, int length, float[] target, int offset) {
    System.arraycopy(values, start, target, offset, length);
  }

  float[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
