package io.millrace.codecs;

import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.TensorShape;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many elements some bytes are, and what they could be when they are not. */
final class RawLength {
  private RawLength() {}

  static int count(String part, byte[] bytes, DataType type, @Nullable TensorShape shape)
      throws UndecodableRecordException {
    if (shape != null && bytes.length != (long) shape.size() * type.bytes()) {
      throw new UndecodableRecordException(
          "the %s has %d bytes; legal are %d (shape %s of %s)%s"
              .formatted(
                  part,
                  bytes.length,
                  (long) shape.size() * type.bytes(),
                  shape,
                  type.numpyName(),
                  fitting(bytes.length, shape.size())));
    }
    if (bytes.length == 0 || bytes.length % type.bytes() != 0) {
      throw new UndecodableRecordException(
          "the %s has %d bytes; legal is a multiple of %d (%s), at least one"
              .formatted(part, bytes.length, type.bytes(), type.numpyName()));
    }
    return bytes.length / type.bytes();
  }

  static void require(byte[] value, DataType type, int elements) throws UndecodableRecordException {
    if (value.length != (long) elements * type.bytes()) {
      throw new UndecodableRecordException(
          "the value has %d bytes; legal are %d (%d x %s)%s"
              .formatted(
                  value.length,
                  (long) elements * type.bytes(),
                  elements,
                  type.numpyName(),
                  fitting(value.length, elements)));
    }
  }

  /** The most common mistake is another type than the announced one. */
  private static String fitting(int bytes, int elements) {
    List<String> types =
        Arrays.stream(DataType.values())
            .filter(type -> bytes == (long) elements * type.bytes())
            .map(DataType::numpyName)
            .toList();
    return types.isEmpty()
        ? ""
        : "; they would fit %d x %s".formatted(elements, String.join(" or ", types));
  }
}
