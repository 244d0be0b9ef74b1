package io.millrace.codecs;

import io.millrace.contracts.avro.AvroSchema;
import io.millrace.contracts.avro.FieldSelection;
import java.util.Arrays;

/** The numbers that a selection takes from records of one schema. */
final class AvroVector {
  private static final float[] NOTHING = {};

  private final AvroPlan plan;
  private final VectorSink sink;
  private float[] scratch = NOTHING;

  /**
   * @param slots fields that the selection asks for by name
   */
  AvroVector(AvroSchema.Document schema, FieldSelection selection, int slots) {
    this.plan = new AvroPlan(schema, selection);
    this.sink = new VectorSink(slots);
  }

  /**
   * Writes into {@code target[offset, offset + length)} what {@code bytes} hold after {@code from}.
   */
  void read(byte[] bytes, int from, float[] target, int offset, int length)
      throws UndecodableRecordException {
    if (plan.isInOrder()) {
      sink.open(target, offset, length);
      plan.run(bytes, from, sink);
      requireCount(length);
    } else {
      readScratch(bytes, from);
      requireCount(length);
      sink.copySlots(target, offset);
    }
  }

  private void requireCount(int length) throws UndecodableRecordException {
    if (sink.count() != length) {
      throw new UndecodableRecordException(
          "the value holds %d features; legal are %d".formatted(sink.count(), length));
    }
  }

  /** Each number of the record, in the order of the schema. */
  float[] readAll(byte[] bytes, int from) throws UndecodableRecordException {
    readScratch(bytes, from);
    return Arrays.copyOf(scratch, sink.count());
  }

  int count(byte[] bytes, int from) throws UndecodableRecordException {
    sink.open(NOTHING, 0, 0);
    plan.run(bytes, from, sink);
    return sink.count();
  }

  private void readScratch(byte[] bytes, int from) throws UndecodableRecordException {
    sink.open(scratch, 0, scratch.length);
    plan.run(bytes, from, sink);
    if (sink.count() > scratch.length) {
      scratch = new float[sink.count()];
      sink.open(scratch, 0, scratch.length);
      plan.run(bytes, from, sink);
    }
  }
}
