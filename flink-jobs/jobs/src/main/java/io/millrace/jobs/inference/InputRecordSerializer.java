package io.millrace.jobs.inference;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Carries records from the source to where they are scored. Flink's serializer for records finds
 * each field by reflection, which costs more than decoding and scoring. Never used for state.
 */
final class InputRecordSerializer extends TypeSerializerSingleton<InputRecord> {
  static final InputRecordSerializer INSTANCE = new InputRecordSerializer();
  private static final long serialVersionUID = 1L;
  private static final int NULL = -1;
  private static final String[] NO_NAMES = {};
  private static final byte[][] NO_VALUES = {};

  @Override
  public void serialize(InputRecord record, DataOutputView target) throws IOException {
    write(record.key(), target);
    write(record.value(), target);
    write(record.topic().getBytes(UTF_8), target);
    target.writeInt(record.partition());
    target.writeLong(record.offset());
    target.writeLong(record.timestamp());
    target.writeInt(record.headerNames().length);
    for (int i = 0; i < record.headerNames().length; i++) {
      write(record.headerNames()[i].getBytes(UTF_8), target);
      write(record.headerValues()[i], target);
    }
  }

  private static void write(byte @Nullable [] bytes, DataOutputView target) throws IOException {
    if (bytes == null) {
      target.writeInt(NULL);
    } else {
      target.writeInt(bytes.length);
      target.write(bytes);
    }
  }

  @Override
  public InputRecord deserialize(DataInputView source) throws IOException {
    byte[] key = read(source);
    byte[] value = read(source);
    String topic = readText(source);
    int partition = source.readInt();
    long offset = source.readLong();
    long timestamp = source.readLong();
    int headers = source.readInt();
    String[] names = headers == 0 ? NO_NAMES : new String[headers];
    byte[][] values = headers == 0 ? NO_VALUES : new byte[headers][];
    for (int i = 0; i < headers; i++) {
      names[i] = readText(source);
      values[i] = read(source);
    }
    return new InputRecord(key, value, topic, partition, offset, timestamp, names, values);
  }

  @Override
  public InputRecord deserialize(InputRecord reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  private static String readText(DataInputView source) throws IOException {
    return new String(Objects.requireNonNull(read(source)), UTF_8);
  }

  private static byte @Nullable [] read(DataInputView source) throws IOException {
    int length = source.readInt();
    if (length == NULL) {
      return null;
    }
    byte[] bytes = new byte[length];
    source.readFully(bytes);
    return bytes;
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  /** Records are never changed. */
  @Override
  public InputRecord copy(InputRecord from) {
    return from;
  }

  @Override
  public InputRecord copy(InputRecord from, InputRecord reuse) {
    return from;
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public InputRecord createInstance() {
    return new InputRecord(null, null, "", 0, 0, 0, NO_NAMES, NO_VALUES);
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public TypeSerializerSnapshot<InputRecord> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Flink makes it by name. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<InputRecord> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
