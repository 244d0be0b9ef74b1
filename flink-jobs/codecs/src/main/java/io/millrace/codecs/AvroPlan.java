package io.millrace.codecs;

import io.millrace.contracts.avro.AvroSchema;
import io.millrace.contracts.avro.AvroSchema.ArrayType;
import io.millrace.contracts.avro.AvroSchema.EnumType;
import io.millrace.contracts.avro.AvroSchema.Field;
import io.millrace.contracts.avro.AvroSchema.FixedType;
import io.millrace.contracts.avro.AvroSchema.MapType;
import io.millrace.contracts.avro.AvroSchema.Primitive;
import io.millrace.contracts.avro.AvroSchema.RecordType;
import io.millrace.contracts.avro.AvroSchema.Reference;
import io.millrace.contracts.avro.AvroSchema.UnionType;
import io.millrace.contracts.avro.FieldSelection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The steps that read the numbers of one writer's schema; made once for each schema. */
final class AvroPlan {
  private final AvroSchema.Document schema;
  private final Map<String, AvroStep> skips = new HashMap<>();
  private final List<Integer> slots = new ArrayList<>();
  private final AvroStep root;
  private final boolean inOrder;
  private final AvroInput input = new AvroInput();

  /**
   * @param selection without faults in this schema
   */
  AvroPlan(AvroSchema.Document schema, FieldSelection selection) {
    this.schema = schema;
    this.root = step(schema.root(), selection, "");
    this.inOrder = slots.equals(slots.stream().sorted().toList());
  }

  /** Whether the schema has the fields in the order in which they were asked for. */
  boolean isInOrder() {
    return inOrder;
  }

  /**
   * @param bytes of which {@code from} on are one record and nothing else
   */
  void run(byte[] bytes, int from, VectorSink out) throws UndecodableRecordException {
    input.open(bytes, from);
    root.run(input, out);
    if (input.left() > 0) {
      throw new UndecodableRecordException(
          "%d of the %d bytes are left after the record; legal is one record of the announced schema"
              .formatted(input.left(), bytes.length));
    }
  }

  private AvroStep step(AvroSchema type, FieldSelection selection, String path) {
    if (selection.isNothing()) {
      return skip(type, path);
    }
    if (selection.slot() < 0) {
      return taken(type, selection, path);
    }
    slots.add(selection.slot());
    return new AvroStep.Slot(selection.slot(), taken(type, selection, path));
  }

  private AvroStep taken(AvroSchema given, FieldSelection selection, String path) {
    AvroSchema type = schema.resolve(given);
    if (type instanceof RecordType record) {
      return fields(record, selection, path);
    }
    if (type instanceof UnionType union) {
      return new AvroStep.Union(
          where(path),
          union.branches().stream().map(branch -> taken(branch, selection, path)).toList());
    }
    if (type instanceof ArrayType array) {
      return new AvroStep.Items(where(path), taken(array.items(), selection, path));
    }
    if (type instanceof EnumType symbols) {
      return new AvroStep.OneSymbol(where(path), symbols.symbols().size());
    }
    return AvroStep.one((Primitive) type, where(path));
  }

  private AvroStep fields(RecordType record, FieldSelection selection, String path) {
    List<AvroStep> steps = new ArrayList<>();
    for (Field field : record.fields()) {
      String inner = path.isEmpty() ? field.name() : path + "." + field.name();
      steps.add(step(field.type(), selection.member(field.name()), inner));
    }
    return new AvroStep.Sequence(List.copyOf(steps));
  }

  private AvroStep skip(AvroSchema type, String path) {
    if (type instanceof Reference reference) {
      return new SkipReference(reference.fullName());
    }
    if (type instanceof RecordType record) {
      return skipRecord(record);
    }
    if (type instanceof UnionType union) {
      return new AvroStep.Union(
          where(path), union.branches().stream().map(branch -> skip(branch, path)).toList());
    }
    if (type instanceof ArrayType array) {
      return new AvroStep.Items(where(path), skip(array.items(), path));
    }
    if (type instanceof MapType map) {
      AvroStep key = new AvroStep.SkipText(where(path));
      AvroStep entry = new AvroStep.Sequence(List.of(key, skip(map.values(), path)));
      return new AvroStep.Items(where(path), entry);
    }
    if (type instanceof FixedType fixed) {
      return new AvroStep.Skip(where(path), fixed.size());
    }
    return type instanceof EnumType
        ? new AvroStep.SkipNumber(where(path))
        : AvroStep.skip((Primitive) type, where(path));
  }

  private AvroStep skipRecord(RecordType record) {
    List<AvroStep> steps = new ArrayList<>();
    for (Field field : record.fields()) {
      steps.add(skip(field.type(), field.name()));
    }
    return new AvroStep.Sequence(List.copyOf(steps));
  }

  private static String where(String path) {
    return path.isEmpty() ? "the record" : "field '" + path + "'";
  }

  /** A type that is used again may contain itself, so it is looked up when it is met. */
  private final class SkipReference implements AvroStep {
    private final String fullName;

    SkipReference(String fullName) {
      this.fullName = fullName;
    }

    @Override
    public void run(AvroInput in, VectorSink out) throws UndecodableRecordException {
      AvroStep step = skips.get(fullName);
      if (step == null) {
        step = skip(Objects.requireNonNull(schema.named().get(fullName)), "");
        skips.put(fullName, step);
      }
      in.enter("'" + fullName + "'");
      step.run(in, out);
      in.leave();
    }
  }
}
