package io.millrace.tf.lowering.convolution;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.convolution.Window;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Squeeze;
import org.tensorflow.types.TFloat32;

/** Sequences as images of height 1: TensorFlow has its kernels for images only. */
public final class Images {
  private Images() {}

  /**
   * @param rank 1 for sequences, 2 for images
   * @param value batch axis first
   */
  public static Operand<TFloat32> of(Ops tf, Operand<TFloat32> value, int rank) {
    return rank == 1 ? tf.expandDims(value, tf.constant(1)) : value;
  }

  /** Undoes {@link #of}. */
  public static Operand<TFloat32> undo(Ops tf, Operand<TFloat32> image, int rank) {
    return rank == 1 ? tf.squeeze(image, Squeeze.axis(List.of(1L))) : image;
  }

  /** The kernel for such images. */
  static Operand<TFloat32> kernel(Ops tf, Operand<TFloat32> kernel, int rank) {
    return rank == 1 ? tf.expandDims(kernel, tf.constant(0)) : kernel;
  }

  /** Numbers for each axis of a window as TensorFlow wants them: batch, height, width, channels. */
  public static List<Long> perAxis(List<Integer> numbers) {
    List<Long> all = new ArrayList<>(List.of(1L));
    if (numbers.size() == 1) {
      all.add(1L);
    }
    numbers.forEach(number -> all.add(number.longValue()));
    all.add(1L);
    return all;
  }

  /** The name TensorFlow has for padding that its kernels do themselves. */
  public static String padding(Window window) {
    return window.padding().name();
  }

  /** Height and width, with 1 for the height of a sequence. */
  static int[] sizes(List<Integer> dimensions, int rank) {
    return rank == 1
        ? new int[] {1, dimensions.get(0)}
        : new int[] {dimensions.get(0), dimensions.get(1)};
  }

  /** Number of channels. */
  static int channels(TensorShape shape) {
    return shape.dimensions().get(shape.rank() - 1);
  }
}
