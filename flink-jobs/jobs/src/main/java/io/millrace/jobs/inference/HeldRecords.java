package io.millrace.jobs.inference;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.job.WithoutModel;
import io.millrace.contracts.job.WithoutModel.Then;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Records that came while there was no model, in their order, and what becomes of those for which
 * there is no room. One element of the state has all of one partition, so that they stay together
 * when the parallelism changes.
 */
final class HeldRecords {
  /** First byte of an element; a change of {@link InputRecordSerializer} needs another. */
  static final int VERSION = 1;

  private final WithoutModel limits;
  private final ListState<byte[]> state;
  private final BiConsumer<InputRecord, String> reject;
  private final @Nullable Valve valve;
  private final Deque<InputRecord> records = new ArrayDeque<>();
  private long bytes;

  /**
   * @param reject takes what has no room, and why
   * @param valve of the source; null when it cannot be held back
   */
  HeldRecords(
      OperatorStateStore store,
      WithoutModel limits,
      BiConsumer<InputRecord, String> reject,
      @Nullable Valve valve)
      throws Exception {
    this.limits = limits;
    this.reject = reject;
    this.valve = valve;
    this.state =
        store.getListState(
            new ListStateDescriptor<>("held-records", BytePrimitiveArraySerializer.INSTANCE));
    for (byte[] element : state.get()) {
      read(element);
    }
  }

  int size() {
    return records.size();
  }

  boolean isEmpty() {
    return records.isEmpty();
  }

  private boolean isFull() {
    return records.size() >= limits.maxRecords() || bytes >= limits.maxBytes();
  }

  /** There is no model: reads no further than there is room. */
  void begin() {
    if (limits.then() == Then.WAIT && isFull() && valve != null) {
      valve.close();
    }
  }

  /** There is a model: its records can be read. */
  void end() {
    if (valve != null) {
      valve.open();
    }
  }

  /**
   * @throws IllegalStateException when it has no room and should have waited in its topic
   */
  void keep(InputRecord record) {
    if (!isFull()) {
      add(record);
    } else if (limits.then() == Then.DEAD_LETTER) {
      reject.accept(record, fullness());
    } else {
      throw new IllegalStateException(
          ErrorCode.NO_MODEL + ": " + fullness() + ", and the source cannot be held back");
    }
    begin();
  }

  private String fullness() {
    return "there is no model, and "
        + records.size()
        + " records of "
        + bytes
        + " bytes are kept for it; legal are "
        + limits.maxRecords()
        + " records and "
        + limits.maxBytes()
        + " bytes";
  }

  private void add(InputRecord record) {
    records.addLast(record);
    bytes += sizeOf(record);
  }

  private static long sizeOf(InputRecord record) {
    long size = lengthOf(record.key()) + lengthOf(record.value());
    for (int i = 0; i < record.headerNames().length; i++) {
      size += record.headerNames()[i].length() + lengthOf(record.headerValues()[i]);
    }
    return size;
  }

  private static long lengthOf(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  /** Oldest first; nothing is kept afterwards. */
  void drainTo(Consumer<InputRecord> next) {
    while (!records.isEmpty()) {
      next.accept(records.removeFirst());
    }
    bytes = 0;
  }

  void snapshot() throws Exception {
    Map<String, List<InputRecord>> partitions = new LinkedHashMap<>();
    for (InputRecord record : records) {
      partitions
          .computeIfAbsent(record.topic() + "-" + record.partition(), name -> new ArrayList<>())
          .add(record);
    }
    List<byte[]> elements = new ArrayList<>();
    for (List<InputRecord> partition : partitions.values()) {
      elements.add(write(partition));
    }
    state.update(elements);
  }

  private static byte[] write(List<InputRecord> partition) throws IOException {
    DataOutputSerializer target = new DataOutputSerializer(1024);
    target.writeByte(VERSION);
    target.writeInt(partition.size());
    for (InputRecord record : partition) {
      InputRecordSerializer.INSTANCE.serialize(record, target);
    }
    return target.getCopyOfBuffer();
  }

  private void read(byte[] element) throws IOException {
    DataInputDeserializer source = new DataInputDeserializer(element);
    int version = source.readByte();
    if (version != VERSION) {
      throw new IOException(
          "records kept without a model have version " + version + "; legal is " + VERSION);
    }
    int count = source.readInt();
    for (int i = 0; i < count; i++) {
      add(InputRecordSerializer.INSTANCE.deserialize(source));
    }
  }
}
