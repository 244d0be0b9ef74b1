package io.millrace.contracts.avro;

import io.millrace.contracts.avro.AvroSchema.ArrayType;
import io.millrace.contracts.avro.AvroSchema.EnumType;
import io.millrace.contracts.avro.AvroSchema.Field;
import io.millrace.contracts.avro.AvroSchema.Named;
import io.millrace.contracts.avro.AvroSchema.Primitive;
import io.millrace.contracts.avro.AvroSchema.RecordType;
import io.millrace.contracts.avro.AvroSchema.Reference;
import io.millrace.contracts.avro.AvroSchema.UnionType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The numbers that a selection takes from a schema, and what keeps it from giving any. Legal are
 * int, long, float, double, boolean (0 or 1), enum (the symbol's index), arrays and records of
 * these, and unions of them and null; a null is found in a record, not here.
 */
public final class NumericFields {
  private static final int MOST = 1 << 22;
  private static final long VARIABLE = -1;
  private static final String LEGAL =
      "legal are int, long, float, double, boolean and enum, arrays and records of them, and unions"
          + " of them with null";

  private final AvroSchema.Document schema;
  private final List<String> faults = new ArrayList<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final Deque<String> inside = new ArrayDeque<>();
  private final long count;
  private long visited;

  private NumericFields(AvroSchema.Document schema, FieldSelection selection) {
    this.schema = schema;
    this.count = count(schema.root(), selection, "");
    if (faults.isEmpty() && count == 0) {
      faults.add("the schema gives no number; legal is at least one field; " + LEGAL);
    }
  }

  public static NumericFields of(AvroSchema.Document schema, FieldSelection selection) {
    return new NumericFields(schema, selection);
  }

  /** Why the selection cannot be a vector, each naming its field; empty when it can. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  /** Dotted names of the fields that hold numbers, in schema order; an array is one. */
  public List<String> names() {
    return List.copyOf(names);
  }

  /** How many numbers each record gives; empty when arrays make it differ. */
  public OptionalInt count() {
    return count == VARIABLE ? OptionalInt.empty() : OptionalInt.of((int) count);
  }

  private long count(AvroSchema type, FieldSelection selection, String path) {
    if (selection.isNothing()) {
      return 0;
    }
    // a schema of a few lines can expand to any number of fields, each type using the one before
    if (++visited > MOST) {
      if (visited == MOST + 1) {
        faults.add("the schema expands to more than " + MOST + " fields");
      }
      return 0;
    }
    return type instanceof Reference || type instanceof Named
        ? named((Named) schema.resolve(type), selection, path)
        : plain(type, selection, path);
  }

  private long named(Named type, FieldSelection selection, String path) {
    if (inside.contains(type.fullName())) {
      faults.add(
          where(path)
              + " is '"
              + type.fullName()
              + "', which contains itself; legal are types of a fixed depth");
      return 0;
    }
    inside.push(type.fullName());
    try {
      if (type instanceof RecordType record) {
        return record(record, selection, path);
      }
      return type instanceof EnumType ? leaf(type, selection, path) : refuse(type, path);
    } finally {
      inside.pop();
    }
  }

  private long record(RecordType record, FieldSelection selection, String path) {
    List<String> names = record.fields().stream().map(Field::name).toList();
    for (String name : selection.names()) {
      if (!names.contains(name)) {
        faults.add("the schema has no field '" + join(path, name) + "'; legal is one of " + names);
      }
    }
    long sum = 0;
    for (Field field : record.fields()) {
      FieldSelection member = selection.member(field.name());
      sum = add(sum, count(field.type(), member, join(path, field.name())));
    }
    return sum;
  }

  private static long add(long left, long right) {
    return left == VARIABLE || right == VARIABLE ? VARIABLE : left + right;
  }

  private long plain(AvroSchema type, FieldSelection selection, String path) {
    if (type instanceof UnionType union) {
      return union(union, selection, path);
    }
    if (type instanceof ArrayType array) {
      leaf(type, selection, path);
      if (count(array.items(), FieldSelection.all(), path) == 0 && faults.isEmpty()) {
        faults.add(where(path) + " is an array of nothing; " + LEGAL);
      }
      return VARIABLE;
    }
    return switch (type instanceof Primitive primitive ? primitive : Primitive.NULL) {
      case BOOLEAN, INT, LONG, FLOAT, DOUBLE -> leaf(type, selection, path);
      default -> refuse(type, path);
    };
  }

  private long union(UnionType union, FieldSelection selection, String path) {
    List<AvroSchema> values =
        union.branches().stream().filter(branch -> branch != Primitive.NULL).toList();
    if (values.isEmpty()) {
      return refuse(Primitive.NULL, path);
    }
    long same = count(values.get(0), selection, path);
    for (AvroSchema branch : values.subList(1, values.size())) {
      same = count(branch, selection, path) == same ? same : VARIABLE;
    }
    return same;
  }

  private long leaf(AvroSchema type, FieldSelection selection, String path) {
    names.add(path);
    for (String name : selection.names()) {
      faults.add(
          "the schema has no field '"
              + join(path, name)
              + "': "
              + where(path)
              + " is "
              + type.typeName()
              + ", not a record");
    }
    return 1;
  }

  private long refuse(AvroSchema type, String path) {
    faults.add(where(path) + " is " + type.typeName() + ", not a number; " + LEGAL);
    return 0;
  }

  private static String where(String path) {
    return path.isEmpty() ? "the schema" : "field '" + path + "'";
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
