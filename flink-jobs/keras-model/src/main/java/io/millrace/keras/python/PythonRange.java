package io.millrace.keras.python;

/** The numbers of {@code range(start, stop, step)}; they are never stored. */
public record PythonRange(long start, long stop, long step) implements PythonValue {
  public PythonRange {
    if (step == 0) {
      throw new IllegalArgumentException("a range has a step other than 0");
    }
  }

  /** How many numbers; {@link Long#MAX_VALUE} also stands for more. */
  public long length() {
    if (step > 0 ? start >= stop : start <= stop) {
      return 0;
    }
    long distance = step > 0 ? stop - start : start - stop;
    long count = Long.divideUnsigned(distance - 1, Math.abs(step)) + 1;
    return count < 0 ? Long.MAX_VALUE : count;
  }

  /** The number at an index from 0 to below {@link #length()}. */
  public long at(long index) {
    return start + index * step;
  }

  boolean contains(long number) {
    boolean between =
        step > 0 ? number >= start && number < stop : number <= start && number > stop;
    long distance = step > 0 ? number - start : start - number;
    return between && Long.remainderUnsigned(distance, Math.abs(step)) == 0;
  }

  @Override
  public String typeName() {
    return "range";
  }
}
