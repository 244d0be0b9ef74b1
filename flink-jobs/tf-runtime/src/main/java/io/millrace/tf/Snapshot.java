package io.millrace.tf;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.weight.WeightValues;
import io.millrace.tf.lowering.Variable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;

/**
 * The state of a training as bytes that say themselves what they hold: magic, format version, step,
 * then name, shape and values of each variable, then a CRC-32 of all before. Little-endian.
 *
 * @param step number of training steps taken
 */
record Snapshot(long step, List<WeightValues> variables) {
  private static final int MAGIC = 0x53524c4d; // "MLRS"
  private static final int VERSION = 1;

  byte[] toBytes() {
    int size = 4 + 4 + 8 + 4 + 8;
    List<byte[]> names = new ArrayList<>();
    for (WeightValues variable : variables) {
      byte[] name = variable.name().getBytes(StandardCharsets.UTF_8);
      names.add(name);
      size =
          Math.addExact(
              size,
              4 + name.length + 4 + 4 * variable.shape().rank() + 4 * variable.values().length);
    }
    ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(MAGIC).putInt(VERSION).putLong(step).putInt(variables.size());
    for (int i = 0; i < names.size(); i++) {
      out.putInt(names.get(i).length).put(names.get(i));
      write(variables.get(i), out);
    }
    out.putLong(crc(out.array(), size - 8));
    return out.array();
  }

  private static void write(WeightValues variable, ByteBuffer out) {
    out.putInt(variable.shape().rank());
    variable.shape().dimensions().forEach(out::putInt);
    out.asFloatBuffer().put(variable.values());
    out.position(out.position() + 4 * variable.values().length);
  }

  /**
   * @throws IncompatibleSnapshotException when the bytes are no undamaged snapshot
   */
  static Snapshot of(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.length < 28 || in.getInt() != MAGIC) {
      throw new IncompatibleSnapshotException(
          "the " + bytes.length + " bytes are no snapshot of a training");
    }
    int version = in.getInt();
    if (version != VERSION) {
      throw new IncompatibleSnapshotException(
          "the snapshot has format version " + version + "; legal is " + VERSION);
    }
    if (crc(bytes, bytes.length - 8) != in.getLong(bytes.length - 8)) {
      throw new IncompatibleSnapshotException("the snapshot is damaged: its checksum is wrong");
    }
    long step = in.getLong();
    int count = in.getInt();
    List<WeightValues> variables = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      variables.add(read(in));
    }
    return new Snapshot(step, variables);
  }

  private static WeightValues read(ByteBuffer in) {
    byte[] name = new byte[in.getInt()];
    in.get(name);
    Integer[] dimensions = new Integer[in.getInt()];
    for (int i = 0; i < dimensions.length; i++) {
      dimensions[i] = in.getInt();
    }
    TensorShape shape = TensorShape.of(dimensions);
    float[] values = new float[shape.size()];
    in.asFloatBuffer().get(values);
    in.position(in.position() + 4 * values.length);
    return new WeightValues(new String(name, StandardCharsets.UTF_8), shape, values);
  }

  /**
   * @throws IncompatibleSnapshotException naming each variable that differs
   */
  void requireFit(List<Variable> expected) {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < Math.max(expected.size(), variables.size()); i++) {
      String legal =
          i < expected.size() ? expected.get(i).name() + " " + expected.get(i).shape() : "nothing";
      String given =
          i < variables.size()
              ? variables.get(i).name() + " " + variables.get(i).shape()
              : "nothing";
      if (!Objects.equals(legal, given)) {
        differences.add(given + " where the model has " + legal);
      }
    }
    if (!differences.isEmpty()) {
      throw new IncompatibleSnapshotException(
          "the snapshot was taken from another model: it has " + String.join("; ", differences));
    }
  }

  private static long crc(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return crc.getValue();
  }
}
