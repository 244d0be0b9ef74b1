package io.millrace.jobs.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Length and bytes of the numbers, count of the arrays, length and little-endian floats of each,
 * CRC-32 of numbers and floats. States are shared and not copied, so that a checkpoint writes one
 * off the task's thread, piece by piece.
 */
final class TrainingStateSerializer extends TypeSerializerSingleton<TrainingState> {
  static final TrainingStateSerializer INSTANCE = new TrainingStateSerializer();
  private static final long serialVersionUID = 1L;
  private static final int PIECE_FLOATS = 1 << 14;

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public TrainingState createInstance() {
    return new TrainingState(new byte[0], List.of());
  }

  @Override
  public TrainingState copy(TrainingState from) {
    return from;
  }

  @Override
  public TrainingState copy(TrainingState from, TrainingState reuse) {
    return from;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(TrainingState state, DataOutputView target) throws IOException {
    CRC32 crc = new CRC32();
    target.writeInt(state.numbers().length);
    target.write(state.numbers());
    crc.update(state.numbers());
    target.writeInt(state.arrays().size());
    ByteBuffer piece = newPiece();
    for (float[] values : state.arrays()) {
      target.writeInt(values.length);
      for (int from = 0; from < values.length; from += PIECE_FLOATS) {
        int count = Math.min(PIECE_FLOATS, values.length - from);
        piece.asFloatBuffer().put(values, from, count);
        target.write(piece.array(), 0, count * Float.BYTES);
        crc.update(piece.array(), 0, count * Float.BYTES);
      }
    }
    target.writeLong(crc.getValue());
  }

  @Override
  public TrainingState deserialize(DataInputView source) throws IOException {
    CRC32 crc = new CRC32();
    byte[] numbers = new byte[source.readInt()];
    source.readFully(numbers);
    crc.update(numbers);
    int count = source.readInt();
    List<float[]> arrays = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      arrays.add(readFloats(source, crc));
    }
    if (source.readLong() != crc.getValue()) {
      throw new IOException(
          "the state of the training in the checkpoint is damaged: its checksum is wrong");
    }
    return new TrainingState(numbers, arrays);
  }

  private static float[] readFloats(DataInputView source, CRC32 crc) throws IOException {
    float[] values = new float[source.readInt()];
    ByteBuffer piece = newPiece();
    for (int from = 0; from < values.length; from += PIECE_FLOATS) {
      int count = Math.min(PIECE_FLOATS, values.length - from);
      source.readFully(piece.array(), 0, count * Float.BYTES);
      crc.update(piece.array(), 0, count * Float.BYTES);
      piece.asFloatBuffer().get(values, from, count);
    }
    return values;
  }

  private static ByteBuffer newPiece() {
    return ByteBuffer.allocate(PIECE_FLOATS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public TrainingState deserialize(TrainingState reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public TypeSerializerSnapshot<TrainingState> snapshotConfiguration() {
    return new Format();
  }

  /** Made by Flink when it reads a checkpoint. */
  public static final class Format extends SimpleTypeSerializerSnapshot<TrainingState> {
    public Format() {
      super(() -> INSTANCE);
    }
  }
}
