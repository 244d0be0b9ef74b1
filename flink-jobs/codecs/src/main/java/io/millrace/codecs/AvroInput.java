package io.millrace.codecs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Avro's primitive types from an array. Bytes come from anywhere: every count is checked against
 * what is left before anything is read by it. {@code where} names the field in error texts.
 */
final class AvroInput {
  static final int DEEPEST = 64;
  private static final VarHandle FLOAT =
      MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle DOUBLE =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int MOST_VARINT_BITS = 63;

  private byte[] bytes = {};
  private int at;
  private int depth;

  void open(byte[] source, int from) {
    bytes = source;
    at = from;
    depth = 0;
  }

  int left() {
    return bytes.length - at;
  }

  float readFloat(String where) throws UndecodableRecordException {
    require(Float.BYTES, where);
    float value = (float) FLOAT.get(bytes, at);
    at += Float.BYTES;
    return value;
  }

  double readDouble(String where) throws UndecodableRecordException {
    require(Double.BYTES, where);
    double value = (double) DOUBLE.get(bytes, at);
    at += Double.BYTES;
    return value;
  }

  float readBoolean(String where) throws UndecodableRecordException {
    require(1, where);
    byte value = bytes[at++];
    if ((value & ~1) != 0) {
      throw new UndecodableRecordException(
          "%s is a boolean with the byte %d; legal is 0 or 1".formatted(where, value & 0xff));
    }
    return value;
  }

  int readInt(String where) throws UndecodableRecordException {
    long value = readLong(where);
    if (value != (int) value) {
      throw new UndecodableRecordException(
          "%s is an int with the value %d; legal are 32 bits".formatted(where, value));
    }
    return (int) value;
  }

  /** Zig-zag, seven bits in each byte. */
  long readLong(String where) throws UndecodableRecordException {
    long encoded = 0;
    for (int shift = 0; shift <= MOST_VARINT_BITS; shift += 7) {
      require(1, where);
      byte next = bytes[at++];
      encoded |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return encoded >>> 1 ^ -(encoded & 1);
      }
    }
    throw new UndecodableRecordException(
        "%s is a number of more than ten bytes; legal is the announced schema".formatted(where));
  }

  /** Index of a branch or a symbol. */
  int readIndex(int count, String what, String where) throws UndecodableRecordException {
    long index = readLong(where);
    if (index < 0 || index >= count) {
      throw new UndecodableRecordException(
          "%s has the %s %d; legal are 0 to %d".formatted(where, what, index, count - 1));
    }
    return (int) index;
  }

  /** Items of the next block of an array or a map; 0 ends it. */
  int readBlock(String where) throws UndecodableRecordException {
    long count = readLong(where);
    if (count < 0) {
      readLong(where);
      count = -count;
    }
    if (count < 0 || count > left()) {
      throw new UndecodableRecordException(
          "%s has a block of %d items, but %d bytes are left".formatted(where, count, left()));
    }
    return (int) count;
  }

  void skip(long count, String where) throws UndecodableRecordException {
    require(count, where);
    at += (int) count;
  }

  void enter(String where) throws UndecodableRecordException {
    if (++depth > DEEPEST) {
      throw new UndecodableRecordException(
          "%s is nested deeper than %d records".formatted(where, DEEPEST));
    }
  }

  void leave() {
    depth--;
  }

  private void require(long count, String where) throws UndecodableRecordException {
    if (count < 0 || count > left()) {
      throw new UndecodableRecordException(
          "the bytes end at %d, inside of %s; legal is one record of the announced schema"
              .formatted(bytes.length, where));
    }
  }
}
