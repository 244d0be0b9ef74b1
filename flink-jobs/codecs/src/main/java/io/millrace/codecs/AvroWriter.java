package io.millrace.codecs;

import io.millrace.contracts.avro.AvroSchema;
import io.millrace.contracts.avro.AvroSchema.ArrayType;
import io.millrace.contracts.avro.AvroSchema.EnumType;
import io.millrace.contracts.avro.AvroSchema.Field;
import io.millrace.contracts.avro.AvroSchema.Primitive;
import io.millrace.contracts.avro.AvroSchema.RecordType;
import io.millrace.contracts.avro.AvroSchema.UnionType;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/** Writes one record from numbers that are given by the names of its fields. */
final class AvroWriter {
  private final AvroSchema.Document schema;
  private final Map<String, float[]> values = new HashMap<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  AvroWriter(AvroSchema.Document schema) {
    this.schema = schema;
  }

  void put(String field, float... numbers) {
    values.put(field, numbers);
  }

  byte[] write() {
    type(schema.root(), "", 0);
    return bytes.toByteArray();
  }

  /**
   * @param index of the number to write among those of its field
   */
  private void type(AvroSchema given, String path, int index) {
    AvroSchema type = schema.resolve(given);
    if (type instanceof RecordType record) {
      for (Field field : record.fields()) {
        type(field.type(), path.isEmpty() ? field.name() : path + "." + field.name(), index);
      }
    } else if (type instanceof UnionType union) {
      union(union, path, index);
    } else if (type instanceof ArrayType array) {
      array(array, path);
    } else {
      number(type, path, index);
    }
  }

  private boolean isGiven(String path) {
    return values.keySet().stream()
        .anyMatch(name -> name.equals(path) || name.startsWith(path + "."));
  }

  private void union(UnionType union, String path, int index) {
    boolean given = isGiven(path);
    for (int branch = 0; branch < union.branches().size(); branch++) {
      AvroSchema type = union.branches().get(branch);
      if (given == (type != Primitive.NULL)) {
        varint(branch);
        if (given) {
          type(type, path, index);
        }
        return;
      }
    }
    throw missing(path);
  }

  private void array(ArrayType array, String path) {
    float[] numbers = values.get(path);
    if (numbers == null || !(isNumber(schema.resolve(array.items())))) {
      throw missing(path);
    }
    if (numbers.length > 0) {
      varint(numbers.length);
      for (int i = 0; i < numbers.length; i++) {
        type(array.items(), path, i);
      }
    }
    varint(0);
  }

  private static boolean isNumber(AvroSchema type) {
    return type instanceof Primitive || type instanceof EnumType;
  }

  private void number(AvroSchema type, String path, int index) {
    float[] numbers = values.get(path);
    if (numbers == null) {
      throw missing(path);
    }
    float value = numbers[index];
    if (type instanceof EnumType symbols) {
      varint(whole(path, value, 0, symbols.symbols().size() - 1));
      return;
    }
    switch ((Primitive) type) {
      case BOOLEAN -> bytes.write((int) whole(path, value, 0, 1));
      case INT -> varint(whole(path, value, Integer.MIN_VALUE, Integer.MAX_VALUE));
      case LONG -> varint(whole(path, value, Long.MIN_VALUE, Long.MAX_VALUE));
      case FLOAT -> bytes.writeBytes(buffer(Float.BYTES).putFloat(value).array());
      case DOUBLE -> bytes.writeBytes(buffer(Double.BYTES).putDouble(value).array());
      case NULL, BYTES, STRING -> throw missing(path);
    }
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static long whole(String path, float value, long min, long max) {
    if (value != Math.rint(value) || value < min || value > max) {
      throw new IllegalArgumentException(
          "%s is not legal for field '%s'; legal are whole numbers from %d to %d"
              .formatted(value, path, min, max));
    }
    return (long) value;
  }

  private void varint(long value) {
    long rest = value << 1 ^ value >> 63;
    while ((rest & ~0x7fL) != 0) {
      bytes.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  private static IllegalArgumentException missing(String path) {
    return new IllegalArgumentException(
        "field '%s' gets no number; legal are schemas whose fields are features, label or nullable"
            .formatted(path));
  }
}
