package io.millrace.cli.send;

import io.millrace.contracts.record.DataType;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before the numbers of an {@code .npy} file, as NumPy's format specification (versions
 * 1 to 3) defines it.
 *
 * @param bigEndian whether bytes have to be turned
 * @param shape with the number of rows first
 */
record NpyHeader(DataType type, boolean bigEndian, List<Integer> shape) {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int MAX_HEADER = 1 << 16;
  private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-z]\\d+)'");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s]*)\\)");
  private static final Map<String, DataType> TYPES =
      Map.ofEntries(
          Map.entry("b1", DataType.BOOL),
          Map.entry("i1", DataType.INT8),
          Map.entry("i2", DataType.INT16),
          Map.entry("i4", DataType.INT32),
          Map.entry("i8", DataType.INT64),
          Map.entry("u1", DataType.UINT8),
          Map.entry("u2", DataType.UINT16),
          Map.entry("u4", DataType.UINT32),
          Map.entry("u8", DataType.UINT64),
          Map.entry("f2", DataType.FLOAT16),
          Map.entry("f4", DataType.FLOAT32),
          Map.entry("f8", DataType.FLOAT64));

  NpyHeader {
    shape = List.copyOf(shape);
  }

  /**
   * Reads up to the first number.
   *
   * @throws IllegalArgumentException saying what is not as it should be
   */
  static NpyHeader read(DataInputStream in) throws IOException {
    if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
      throw new IllegalArgumentException(
          "is no .npy file; legal is what numpy.save(file, array) writes");
    }
    int version = in.readUnsignedByte();
    in.readUnsignedByte();
    int length =
        version == 1
            ? Short.toUnsignedInt(Short.reverseBytes(in.readShort()))
            : Integer.reverseBytes(in.readInt());
    if (length < 0 || length > MAX_HEADER) {
      throw new IllegalArgumentException(
          "has a header of " + length + " bytes; legal are up to " + MAX_HEADER);
    }
    return parse(new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  private static NpyHeader parse(String header) {
    Matcher descr = DESCR.matcher(header);
    DataType type = descr.find() ? TYPES.get(descr.group(2)) : null;
    if (type == null) {
      throw new IllegalArgumentException(
          "holds no plain numbers (" + header.strip() + "); legal are numbers and bool");
    }
    Matcher order = ORDER.matcher(header);
    if (order.find() && order.group(1).equals("True")) {
      throw new IllegalArgumentException(
          "is in Fortran order; legal is C order, as numpy.ascontiguousarray makes it");
    }
    return new NpyHeader(type, descr.group(1).equals(">"), shape(header));
  }

  private static List<Integer> shape(String header) {
    Matcher matcher = SHAPE.matcher(header);
    List<Integer> shape = new ArrayList<>();
    if (matcher.find()) {
      for (String part : matcher.group(1).split(",")) {
        if (!part.isBlank()) {
          shape.add(Integer.valueOf(part.strip()));
        }
      }
    }
    if (shape.isEmpty()) {
      throw new IllegalArgumentException("is a single number; legal is an array with rows");
    }
    return shape;
  }

  int rows() {
    return shape.get(0);
  }

  /** Of one row. */
  List<Integer> rowShape() {
    return shape.subList(1, shape.size());
  }

  int rowBytes() {
    long bytes = type.bytes();
    for (int dimension : rowShape()) {
      bytes = Math.multiplyExact(bytes, (long) dimension);
    }
    return Math.toIntExact(bytes);
  }
}
