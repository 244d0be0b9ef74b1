package io.millrace.codecs;

import io.millrace.contracts.avro.AvroSchema.Primitive;
import java.util.List;

/** Reads one type of a writer's schema: its numbers go to the sink, or it is passed over. */
interface AvroStep {
  void run(AvroInput in, VectorSink out) throws UndecodableRecordException;

  /** Several values of the type, one after another. */
  default void run(AvroInput in, VectorSink out, int times) throws UndecodableRecordException {
    for (int i = 0; i < times; i++) {
      run(in, out);
    }
  }

  record OneFloat(String where) implements AvroStep {
    @Override
    public void run(AvroInput in, VectorSink out) throws UndecodableRecordException {
      out.add(in.readFloat(where));
    }

    @Override
    public void run(AvroInput in, VectorSink out, int times) throws UndecodableRecordException {
      for (int i = 0; i < times; i++) {
        out.add(in.readFloat(where));
      }
    }
  }

  record OneDouble(String where) implements AvroStep {
    @Override
    public void run(AvroInput in, VectorSink out) throws UndecodableRecordException {
      out.add((float) in.readDouble(where));
    }

    @Override
    public void run(AvroInput in, VectorSink out, int times) throws UndecodableRecordException {
      for (int i = 0; i < times; i++) {
        out.add((float) in.readDouble(where));
      }
    }
  }

  record OneInt(String where) implements AvroStep {
    @Override
    public void run(AvroInput in, VectorSink out) throws UndecodableRecordException {
      out.add(in.readInt(where));
    }
  }

  record OneLong(String where) implements AvroStep {
    @Override
    public void run(AvroInput in, VectorSink out) throws UndecodableRecordException {
      out.add(in.readLong(where));
    }
  }

  record OneBoolean(String where) implements AvroStep {
    @Override
    public void run(AvroInput in, VectorSink out) throws UndecodableRecordException {
      out.add(in.readBoolean(where));
    }
  }

  /** The index of the symbol. */
  record OneSymbol(String where, int symbols) implements AvroStep {
    @Override
    public void run(AvroInput in, VectorSink out) throws UndecodableRecordException {
      out.add(in.readIndex(symbols, "symbol", where));
    }
  }

  /** A null where a number is needed. */
  record NoNumber(String where) implements AvroStep {
    @Override
    public void run(AvroInput in, VectorSink out) throws UndecodableRecordException {
      throw new UndecodableRecordException(where + " is null; legal is a number");
    }
  }

  record Sequence(List<AvroStep> steps) implements AvroStep {
    @Override
    public void run(AvroInput in, VectorSink out) throws UndecodableRecordException {
      for (int i = 0; i < steps.size(); i++) {
        steps.get(i).run(in, out);
      }
    }
  }

  record Union(String where, List<AvroStep> branches) implements AvroStep {
    @Override
    public void run(AvroInput in, VectorSink out) throws UndecodableRecordException {
      branches.get(in.readIndex(branches.size(), "union branch", where)).run(in, out);
    }
  }

  record Items(String where, AvroStep item) implements AvroStep {
    @Override
    public void run(AvroInput in, VectorSink out) throws UndecodableRecordException {
      for (int count = in.readBlock(where); count > 0; count = in.readBlock(where)) {
        item.run(in, out, count);
      }
    }
  }

  /** A field that was asked for by name, out of schema order. */
  record Slot(int slot, AvroStep field) implements AvroStep {
    @Override
    public void run(AvroInput in, VectorSink out) throws UndecodableRecordException {
      out.beginSlot(slot);
      field.run(in, out);
      out.endSlot(slot);
    }
  }

  /** Passes over a type of fixed size. */
  record Skip(String where, int bytes) implements AvroStep {
    @Override
    public void run(AvroInput in, VectorSink out) throws UndecodableRecordException {
      in.skip(bytes, where);
    }
  }

  /** Passes over an int, long or enum. */
  record SkipNumber(String where) implements AvroStep {
    @Override
    public void run(AvroInput in, VectorSink out) throws UndecodableRecordException {
      in.readLong(where);
    }
  }

  /** Passes over text or bytes. */
  record SkipText(String where) implements AvroStep {
    @Override
    public void run(AvroInput in, VectorSink out) throws UndecodableRecordException {
      in.skip(in.readLong(where), where);
    }
  }

  static AvroStep one(Primitive type, String where) {
    return switch (type) {
      case BOOLEAN -> new OneBoolean(where);
      case INT -> new OneInt(where);
      case LONG -> new OneLong(where);
      case FLOAT -> new OneFloat(where);
      case DOUBLE -> new OneDouble(where);
      case NULL, BYTES, STRING -> new NoNumber(where);
    };
  }

  static AvroStep skip(Primitive type, String where) {
    return switch (type) {
      case NULL -> new Skip(where, 0);
      case BOOLEAN -> new Skip(where, 1);
      case INT, LONG -> new SkipNumber(where);
      case FLOAT -> new Skip(where, Float.BYTES);
      case DOUBLE -> new Skip(where, Double.BYTES);
      case BYTES, STRING -> new SkipText(where);
    };
  }
}
