package io.millrace.tf;

import io.millrace.tf.lowering.Shapes;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.BooleanDataBuffer;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.tensorflow.ndarray.buffer.DoubleDataBuffer;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.ndarray.buffer.IntDataBuffer;
import org.tensorflow.ndarray.buffer.LongDataBuffer;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/** A tensor of any type that is filled from floats. Owns its memory. */
final class FedTensor implements AutoCloseable {
  private final TType tensor;
  private final Writer writer;
  private final FedInput input;
  private final int rows;
  private final float[] staging;

  private interface Writer {
    void write(float[] values, int count);
  }

  private FedTensor(TType tensor, Writer writer, FedInput input, int rows) {
    this.tensor = tensor;
    this.writer = writer;
    this.input = input;
    this.rows = rows;
    int size = input.shape().size();
    this.staging = size == input.slice().stride() ? new float[0] : new float[rows * size];
  }

  static FedTensor of(FedInput input, int rows) {
    Shape shape = Shapes.batch(rows, input.shape());
    // A buffer does not keep its tensor alive; the tensor is kept by this object.
    return switch (input.dataType()) {
      case FLOAT32 -> {
        TFloat32 tensor = TFloat32.tensorOf(shape);
        FloatDataBuffer buffer = tensor.asRawTensor().data().asFloats();
        yield new FedTensor(tensor, (values, count) -> buffer.write(values, 0, count), input, rows);
      }
      case FLOAT64 -> {
        TFloat64 tensor = TFloat64.tensorOf(shape);
        DoubleDataBuffer buffer = tensor.asRawTensor().data().asDoubles();
        yield each(tensor, (i, value) -> buffer.setDouble(value, i), input, rows);
      }
      case INT32 -> {
        TInt32 tensor = TInt32.tensorOf(shape);
        IntDataBuffer buffer = tensor.asRawTensor().data().asInts();
        yield each(tensor, (i, value) -> buffer.setInt((int) value, i), input, rows);
      }
      case INT64 -> {
        TInt64 tensor = TInt64.tensorOf(shape);
        LongDataBuffer buffer = tensor.asRawTensor().data().asLongs();
        yield each(tensor, (i, value) -> buffer.setLong((long) value, i), input, rows);
      }
      case UINT8 -> {
        TUint8 tensor = TUint8.tensorOf(shape);
        ByteDataBuffer buffer = tensor.asRawTensor().data();
        yield each(tensor, (i, value) -> buffer.setByte((byte) (int) value, i), input, rows);
      }
      case BOOL -> {
        TBool tensor = TBool.tensorOf(shape);
        BooleanDataBuffer buffer = tensor.asRawTensor().data().asBooleans();
        yield each(tensor, (i, value) -> buffer.setBoolean(value != 0, i), input, rows);
      }
      default -> throw new IllegalStateException("no tensors of type " + input.dataType());
    };
  }

  private interface Element {
    void set(long index, float value);
  }

  private static FedTensor each(TType tensor, Element element, FedInput input, int rows) {
    return new FedTensor(
        tensor,
        (values, count) -> {
          for (int i = 0; i < count; i++) {
            element.set(i, values[i]);
          }
        },
        input,
        rows);
  }

  TType tensor() {
    return tensor;
  }

  /**
   * @param arrays of a batch; the input's slice says where its values are
   */
  void write(float[][] arrays) {
    FedInput.Slice slice = input.slice();
    float[] array = arrays[slice.array()];
    int size = input.shape().size();
    if (staging.length == 0) {
      writer.write(array, rows * size);
      return;
    }
    for (int row = 0; row < rows; row++) {
      System.arraycopy(array, row * slice.stride() + slice.offset(), staging, row * size, size);
    }
    writer.write(staging, rows * size);
  }

  @Override
  public void close() {
    tensor.close();
  }
}
