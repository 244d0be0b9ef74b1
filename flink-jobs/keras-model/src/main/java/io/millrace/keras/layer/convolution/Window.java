package io.millrace.keras.layer.convolution;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.SizeLimits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * What moves over the axes between the batch and the channels: one axis of a sequence, or height
 * and width of an image.
 *
 * @param size on each axis, at least 1, as strides and dilation
 * @param strides how far it moves
 * @param dilation distance of the elements it looks at
 */
public record Window(
    List<Integer> size, List<Integer> strides, List<Integer> dilation, Padding padding) {
  public Window {
    size = requirePositive("size", size);
    strides = requirePositive("strides", strides);
    dilation = requirePositive("dilation", dilation);
    Objects.requireNonNull(padding, "padding");
    if (strides.size() != size.size() || dilation.size() != size.size()) {
      throw new IllegalArgumentException(
          "size "
              + size
              + ", strides "
              + strides
              + " and dilation "
              + dilation
              + " differ in rank");
    }
    if (padding == Padding.CAUSAL && size.size() != 1) {
      throw new IllegalArgumentException("padding is causal; legal is that of one axis only");
    }
  }

  /** A window that looks at neighbours. */
  public Window(List<Integer> size, List<Integer> strides, Padding padding) {
    this(size, strides, Collections.nCopies(size.size(), 1), padding);
  }

  private static List<Integer> requirePositive(String what, List<Integer> values) {
    for (int value : values) {
      if (value < 1) {
        throw new IllegalArgumentException(what + " is " + values + "; legal is at least 1");
      }
    }
    return List.copyOf(values);
  }

  public int rank() {
    return size.size();
  }

  public boolean isDilated() {
    return dilation.stream().anyMatch(rate -> rate > 1);
  }

  public boolean isStrided() {
    return strides.stream().anyMatch(stride -> stride > 1);
  }

  /** Number of elements of the input that the window covers, those it passes over included. */
  public int reach(int axis) {
    long reach = (size.get(axis) - 1L) * dilation.get(axis) + 1;
    if (reach > SizeLimits.MAX_DIMENSION) {
      throw new ShapeMismatchException(
          "a window of size "
              + size
              + " and dilation "
              + dilation
              + " is too large; legal are at most "
              + SizeLimits.MAX_DIMENSION
              + " elements on an axis");
    }
    return (int) reach;
  }

  /**
   * Zeros that are put before the input on an axis, for windows all of which are inside then.
   *
   * @param length of the input
   */
  public int before(int axis, int length) {
    return switch (padding) {
      case VALID -> 0;
      case SAME -> around(axis, length) / 2;
      case CAUSAL -> reach(axis) - 1;
    };
  }

  /** As {@link #before}, after the input. */
  public int after(int axis, int length) {
    return padding == Padding.SAME ? around(axis, length) - around(axis, length) / 2 : 0;
  }

  private int around(int axis, int length) {
    long covered = (outputs(axis, length) - 1L) * strides.get(axis) + reach(axis);
    return (int) Math.max(0, covered - length);
  }

  private int outputs(int axis, int length) {
    int first = padding == Padding.VALID ? reach(axis) : 1;
    return Math.floorDiv(length - first, strides.get(axis)) + 1;
  }

  /**
   * Sizes of the output on the axes that the window moves over.
   *
   * @param layer what asks, for the error
   * @throws ShapeMismatchException when the input has another rank or is smaller than the window
   */
  public List<Integer> outputSizes(String layer, TensorShape input) {
    requireAxes(layer, rank(), input);
    List<Integer> padded = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    for (int axis = 0; axis < rank(); axis++) {
      int length = input.dimensions().get(axis);
      int outputs = outputs(axis, length);
      if (outputs < 1) {
        throw new ShapeMismatchException(
            layer
                + " has a window of "
                + reach(axis)
                + " on axis "
                + (axis + 1)
                + " and the input "
                + input
                + " only "
                + length
                + "; legal is a smaller window, or padding 'same'");
      }
      sizes.add(outputs);
      padded.add(before(axis, length) + length + after(axis, length));
    }
    padded.add(SizeLimits.last(input));
    SizeLimits.checked(padded);
    return sizes;
  }

  /**
   * @param rank 1 for sequences, 2 for images
   * @throws ShapeMismatchException when the input is something else
   */
  public static void requireAxes(String layer, int rank, TensorShape input) {
    if (input.rank() != rank + 1) {
      throw new ShapeMismatchException(
          layer
              + " was given "
              + input
              + "; legal is "
              + (rank == 1 ? "(steps, channels)" : "(height, width, channels)"));
    }
  }
}
