package io.millrace.codecs;

/**
 * Takes the numbers of one record. Those that do not fit are counted and not kept, so that an error
 * can say how many there were.
 */
final class VectorSink {
  private static final float[] NOTHING = {};

  private float[] target = NOTHING;
  private int at;
  private int end;
  private int count;
  private final int[] starts;
  private final int[] lengths;

  /**
   * @param slots parts of the vector that are told apart
   */
  VectorSink(int slots) {
    this.starts = new int[slots];
    this.lengths = new int[slots];
  }

  void open(float[] into, int offset, int length) {
    target = into;
    at = offset;
    end = offset + length;
    count = 0;
  }

  void add(float value) {
    if (at < end) {
      target[at++] = value;
    }
    count++;
  }

  int count() {
    return count;
  }

  void beginSlot(int slot) {
    starts[slot] = count;
  }

  void endSlot(int slot) {
    lengths[slot] = count - starts[slot];
  }

  /** Copies what was taken, slot after slot. */
  void copySlots(float[] into, int offset) {
    int to = offset;
    for (int slot = 0; slot < starts.length; slot++) {
      System.arraycopy(target, starts[slot], into, to, lengths[slot]);
      to += lengths[slot];
    }
  }
}
