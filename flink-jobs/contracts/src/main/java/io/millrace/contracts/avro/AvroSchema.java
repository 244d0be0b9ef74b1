package io.millrace.contracts.avro;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One type of an Avro schema (specification 1.12). Logical types, defaults, aliases and
 * documentation are passed over: they do not change what the bytes are.
 */
public sealed interface AvroSchema {
  /** How an error text calls it. */
  String typeName();

  /** Types without a structure. */
  enum Primitive implements AvroSchema {
    NULL,
    BOOLEAN,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    BYTES,
    STRING;

    @Override
    public String typeName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A type that has a name, by which the rest of the schema refers to it. */
  sealed interface Named extends AvroSchema {
    String fullName();
  }

  record RecordType(String fullName, List<Field> fields) implements Named {
    public RecordType {
      fields = List.copyOf(fields);
    }

    @Override
    public String typeName() {
      return "record";
    }
  }

  record Field(String name, AvroSchema type) {}

  record EnumType(String fullName, List<String> symbols) implements Named {
    public EnumType {
      symbols = List.copyOf(symbols);
    }

    @Override
    public String typeName() {
      return "enum";
    }
  }

  record FixedType(String fullName, int size) implements Named {
    @Override
    public String typeName() {
      return "fixed";
    }
  }

  record ArrayType(AvroSchema items) implements AvroSchema {
    @Override
    public String typeName() {
      return "array";
    }
  }

  record MapType(AvroSchema values) implements AvroSchema {
    @Override
    public String typeName() {
      return "map";
    }
  }

  record UnionType(List<AvroSchema> branches) implements AvroSchema {
    public UnionType {
      branches = List.copyOf(branches);
    }

    @Override
    public String typeName() {
      return "union";
    }
  }

  /** Stands where a named type is used again, inside of itself too. */
  record Reference(String fullName) implements AvroSchema {
    @Override
    public String typeName() {
      return fullName;
    }
  }

  /**
   * A whole schema.
   *
   * @param named every named type in it, by its full name
   */
  record Document(AvroSchema root, Map<String, Named> named) {
    public Document {
      named = Map.copyOf(named);
    }

    /** The type itself, where a reference stands for it. */
    public AvroSchema resolve(AvroSchema type) {
      return type instanceof Reference reference ? named.get(reference.fullName()) : type;
    }
  }

  /**
   * Reads the text of an {@code .avsc} file.
   *
   * @throws IllegalArgumentException saying where it is not legal, and what would be
   */
  static Document parse(String text) {
    Map<String, Named> named = new HashMap<>();
    AvroSchema root = new AvroSchemaReader(named).read(text);
    return new Document(root, named);
  }
}
