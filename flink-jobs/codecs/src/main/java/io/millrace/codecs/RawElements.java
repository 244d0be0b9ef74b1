package io.millrace.codecs;

import io.millrace.contracts.record.DataType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Little-endian elements of every NumPy type as floats; one tight loop for each type. */
final class RawElements {
  private static final VarHandle SHORT = view(short[].class);
  private static final VarHandle INT = view(int[].class);
  private static final VarHandle LONG = view(long[].class);
  private static final VarHandle FLOAT = view(float[].class);
  private static final VarHandle DOUBLE = view(double[].class);

  /** From so many elements on, copying them as a block is worth its two small objects. */
  private static final int WORTH_A_BUFFER = 32;

  private static final double TWO_TO_THE_64 = 0x1p64;

  private RawElements() {}

  private static VarHandle view(Class<?> arrayType) {
    return MethodHandles.byteArrayViewVarHandle(arrayType, ByteOrder.LITTLE_ENDIAN);
  }

  /** Reads {@code count} elements from the beginning of {@code bytes}. */
  static void read(DataType type, byte[] bytes, float[] target, int offset, int count) {
    switch (type) {
      case BOOL -> bools(bytes, target, offset, count);
      case INT8 -> int8s(bytes, target, offset, count);
      case UINT8 -> uint8s(bytes, target, offset, count);
      case INT16 -> int16s(bytes, target, offset, count);
      case UINT16 -> uint16s(bytes, target, offset, count);
      case INT32 -> int32s(bytes, target, offset, count);
      case UINT32 -> uint32s(bytes, target, offset, count);
      case INT64 -> int64s(bytes, target, offset, count);
      case UINT64 -> uint64s(bytes, target, offset, count);
      case FLOAT16 -> float16s(bytes, target, offset, count);
      case FLOAT32 -> float32s(bytes, target, offset, count);
      case FLOAT64 -> float64s(bytes, target, offset, count);
    }
  }

  private static void bools(byte[] bytes, float[] target, int offset, int count) {
    for (int i = 0; i < count; i++) {
      target[offset + i] = bytes[i] == 0 ? 0 : 1;
    }
  }

  private static void int8s(byte[] bytes, float[] target, int offset, int count) {
    for (int i = 0; i < count; i++) {
      target[offset + i] = bytes[i];
    }
  }

  private static void uint8s(byte[] bytes, float[] target, int offset, int count) {
    for (int i = 0; i < count; i++) {
      target[offset + i] = bytes[i] & 0xff;
    }
  }

  private static void int16s(byte[] bytes, float[] target, int offset, int count) {
    for (int i = 0; i < count; i++) {
      target[offset + i] = (short) SHORT.get(bytes, i * Short.BYTES);
    }
  }

  private static void uint16s(byte[] bytes, float[] target, int offset, int count) {
    for (int i = 0; i < count; i++) {
      target[offset + i] = (short) SHORT.get(bytes, i * Short.BYTES) & 0xffff;
    }
  }

  private static void int32s(byte[] bytes, float[] target, int offset, int count) {
    for (int i = 0; i < count; i++) {
      target[offset + i] = (int) INT.get(bytes, i * Integer.BYTES);
    }
  }

  private static void uint32s(byte[] bytes, float[] target, int offset, int count) {
    for (int i = 0; i < count; i++) {
      target[offset + i] = (int) INT.get(bytes, i * Integer.BYTES) & 0xffffffffL;
    }
  }

  private static void int64s(byte[] bytes, float[] target, int offset, int count) {
    for (int i = 0; i < count; i++) {
      target[offset + i] = (long) LONG.get(bytes, i * Long.BYTES);
    }
  }

  private static void uint64s(byte[] bytes, float[] target, int offset, int count) {
    for (int i = 0; i < count; i++) {
      long bits = (long) LONG.get(bytes, i * Long.BYTES);
      target[offset + i] = (float) (bits >= 0 ? bits : bits + TWO_TO_THE_64);
    }
  }

  private static void float16s(byte[] bytes, float[] target, int offset, int count) {
    for (int i = 0; i < count; i++) {
      target[offset + i] = Float16.toFloat((short) SHORT.get(bytes, i * Short.BYTES));
    }
  }

  private static void float32s(byte[] bytes, float[] target, int offset, int count) {
    if (count >= WORTH_A_BUFFER) {
      ByteBuffer.wrap(bytes)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .get(target, offset, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      target[offset + i] = (float) FLOAT.get(bytes, i * Float.BYTES);
    }
  }

  private static void float64s(byte[] bytes, float[] target, int offset, int count) {
    for (int i = 0; i < count; i++) {
      target[offset + i] = (float) (double) DOUBLE.get(bytes, i * Double.BYTES);
    }
  }

  /**
   * Writes one element at its index.
   *
   * @throws IllegalArgumentException when the type cannot hold the value exactly; floats round
   */
  static void write(DataType type, float value, byte[] bytes, int index) {
    int at = index * type.bytes();
    switch (type) {
      case BOOL -> bytes[at] = (byte) integral(type, value, 0, 1);
      case INT8 -> bytes[at] = (byte) integral(type, value, Byte.MIN_VALUE, Byte.MAX_VALUE);
      case UINT8 -> bytes[at] = (byte) integral(type, value, 0, 0xff);
      case INT16 ->
          SHORT.set(bytes, at, (short) integral(type, value, Short.MIN_VALUE, Short.MAX_VALUE));
      case UINT16 -> SHORT.set(bytes, at, (short) integral(type, value, 0, 0xffff));
      case INT32 ->
          INT.set(bytes, at, (int) integral(type, value, Integer.MIN_VALUE, Integer.MAX_VALUE));
      case UINT32 -> INT.set(bytes, at, (int) integral(type, value, 0, 0xffffffffL));
      case INT64 -> LONG.set(bytes, at, integral(type, value, Long.MIN_VALUE, Long.MAX_VALUE));
      case UINT64 -> LONG.set(bytes, at, integral(type, value, 0, Long.MAX_VALUE));
      case FLOAT16 -> SHORT.set(bytes, at, Float16.fromFloat(value));
      case FLOAT32 -> FLOAT.set(bytes, at, value);
      case FLOAT64 -> DOUBLE.set(bytes, at, (double) value);
    }
  }

  private static long integral(DataType type, float value, long min, long max) {
    if (value != Math.rint(value) || value < min || value > max) {
      throw new IllegalArgumentException(
          "%s is not legal as %s; legal are whole numbers from %d to %d"
              .formatted(value, type.numpyName(), min, max));
    }
    return (long) value;
  }
}
