package io.millrace.keras.savedmodel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message of protocol buffers, read by field number. Contents are slices of the file, never
 * copies, so that large constants cost nothing.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">the encoding</a>
 */
record ProtoMessage(ByteBuffer bytes) {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED32 = 5;

  /**
   * One field.
   *
   * @param value of a number; 0 for what is no number
   * @param bytes of text or a message; empty for a number
   */
  record Field(int number, long value, ByteBuffer bytes) {
    ProtoMessage message() {
      return new ProtoMessage(bytes);
    }

    String text() {
      return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }
  }

  /**
   * @throws IllegalArgumentException when the bytes are no message
   */
  List<Field> fields() {
    ByteBuffer in = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    List<Field> fields = new ArrayList<>();
    try {
      while (in.hasRemaining()) {
        fields.add(field(in));
      }
    } catch (java.nio.BufferUnderflowException e) {
      throw new IllegalArgumentException("a message ends in the middle of a field", e);
    }
    return fields;
  }

  List<Field> fields(int number) {
    return fields().stream().filter(field -> field.number() == number).toList();
  }

  private static Field field(ByteBuffer in) {
    long tag = varint(in);
    int number = (int) (tag >>> 3);
    ByteBuffer none = ByteBuffer.allocate(0);
    return switch ((int) (tag & 7)) {
      case VARINT -> new Field(number, varint(in), none);
      case FIXED64 -> new Field(number, in.getLong(), none);
      case FIXED32 -> new Field(number, in.getInt(), none);
      case BYTES -> new Field(number, 0, slice(in, varint(in)));
      default ->
          throw new IllegalArgumentException("a field has the unknown wire type " + (tag & 7));
    };
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte part = in.get();
      value |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number is longer than 64 bits");
  }

  private static ByteBuffer slice(ByteBuffer in, long length) {
    if (length < 0 || length > in.remaining()) {
      throw new IllegalArgumentException("a field is longer than its message");
    }
    ByteBuffer slice = in.slice(in.position(), (int) length);
    in.position(in.position() + (int) length);
    return slice;
  }
}
