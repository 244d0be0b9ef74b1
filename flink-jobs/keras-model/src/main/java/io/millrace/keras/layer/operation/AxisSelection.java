package io.millrace.keras.layer.operation;

import io.millrace.keras.layer.ShapeMismatchException;
import org.jspecify.annotations.Nullable;

/** What a subscript takes of one axis. */
public sealed interface AxisSelection {
  /**
   * One element, without the axis.
   *
   * @param index negative counts from the end
   */
  record Index(int index) implements AxisSelection {
    /** Where it is on an axis of this size. */
    public int of(int size) {
      int place = index < 0 ? index + size : index;
      if (place < 0 || place >= size) {
        throw new ShapeMismatchException("index " + index + " is outside an axis of size " + size);
      }
      return place;
    }
  }

  /**
   * Elements from start up to, without, stop.
   *
   * @param start null is the first
   * @param stop null is after the last
   */
  record Range(@Nullable Integer start, @Nullable Integer stop) implements AxisSelection {
    public static final Range ALL = new Range(null, null);

    public int begin(int size) {
      return start == null ? 0 : clamp(start, size);
    }

    public int size(int size) {
      int length = (stop == null ? size : clamp(stop, size)) - begin(size);
      if (length < 1) {
        throw new ShapeMismatchException(
            "the slice " + start + ":" + stop + " of an axis of size " + size + " is empty");
      }
      return length;
    }

    private static int clamp(int place, int size) {
      return Math.max(0, Math.min(size, place < 0 ? place + size : place));
    }
  }
}
