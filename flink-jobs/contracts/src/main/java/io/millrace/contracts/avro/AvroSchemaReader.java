package io.millrace.contracts.avro;

import io.millrace.contracts.avro.AvroSchema.ArrayType;
import io.millrace.contracts.avro.AvroSchema.EnumType;
import io.millrace.contracts.avro.AvroSchema.Field;
import io.millrace.contracts.avro.AvroSchema.FixedType;
import io.millrace.contracts.avro.AvroSchema.MapType;
import io.millrace.contracts.avro.AvroSchema.Named;
import io.millrace.contracts.avro.AvroSchema.Primitive;
import io.millrace.contracts.avro.AvroSchema.RecordType;
import io.millrace.contracts.avro.AvroSchema.Reference;
import io.millrace.contracts.avro.AvroSchema.UnionType;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.json.JsonFaults;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads a schema's JSON. Places in messages are the names of fields, joined by dots. */
final class AvroSchemaReader {
  private static final int DEEPEST = 64;
  private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";

  private final Map<String, Named> named;
  private final Set<String> declared = new HashSet<>();

  AvroSchemaReader(Map<String, Named> named) {
    this.named = named;
  }

  /**
   * @param path names of the fields from the root to here
   * @param namespace that names without dots belong to; "" is none
   */
  private record Place(String path, String namespace, int depth) {
    Place field(String name) {
      return new Place(path.isEmpty() ? name : path + "." + name, namespace, depth + 1);
    }

    Place inside() {
      return new Place(path, namespace, depth + 1);
    }

    Place in(String otherNamespace) {
      return new Place(path, otherNamespace, depth);
    }

    IllegalArgumentException fault(String message) {
      return new IllegalArgumentException(
          (path.isEmpty() ? "the schema " : "field '" + path + "' ") + message);
    }
  }

  AvroSchema read(String text) {
    try {
      return type(ContractJson.mapper().readTree(text), new Place("", "", 0));
    } catch (JacksonException e) {
      // a bare name is what the library of Avro takes for a primitive type, too
      return bareName(text.strip(), e);
    }
  }

  private AvroSchema bareName(String text, JacksonException e) {
    for (Primitive primitive : Primitive.values()) {
      if (primitive.typeName().equals(text)) {
        return primitive;
      }
    }
    throw new IllegalArgumentException("the schema is not JSON: " + JsonFaults.reason(e), e);
  }

  private AvroSchema type(JsonNode json, Place at) {
    if (at.depth() > DEEPEST) {
      throw at.fault("is nested deeper than " + DEEPEST + " types");
    }
    if (json.isString()) {
      return byName(json.asString(), at);
    }
    if (json.isArray()) {
      return union(json, at);
    }
    if (!json.isObject()) {
      throw at.fault(
          "has the type " + given(json) + "; legal is a type's name, an object or an array");
    }
    return complex(json, at);
  }

  private AvroSchema complex(JsonNode json, Place at) {
    JsonNode type = json.path("type");
    if (!type.isString()) {
      if (type.isObject() || type.isArray()) {
        return type(type, at.inside());
      }
      throw at.fault("has the type " + given(type) + "; legal is a type's name");
    }
    return switch (type.asString()) {
      case "record", "error" -> record(json, at);
      case "enum" -> enumeration(json, at);
      case "fixed" -> fixed(json, at);
      case "array" -> new ArrayType(type(json.path("items"), at.inside()));
      case "map" -> new MapType(type(json.path("values"), at.inside()));
      default -> byName(type.asString(), at);
    };
  }

  private AvroSchema byName(String name, Place at) {
    for (Primitive primitive : Primitive.values()) {
      if (primitive.typeName().equals(name)) {
        return primitive;
      }
    }
    String qualified = qualified(name, at.namespace());
    if (declared.contains(qualified)) {
      return new Reference(qualified);
    }
    if (declared.contains(name)) {
      return new Reference(name);
    }
    throw at.fault(
        "has the type '"
            + name
            + "', which is not known here; legal are null, boolean, int, long, float, double,"
            + " bytes, string, record, enum, fixed, array, map, and names that were defined before");
  }

  private static String qualified(String name, String namespace) {
    return name.contains(".") || namespace.isEmpty() ? name : namespace + "." + name;
  }

  private String declare(JsonNode json, Place at) {
    JsonNode name = json.path("name");
    if (!name.isString() || !name.asString().matches("(" + NAME + "\\.)*" + NAME)) {
      throw at.fault(
          "has a "
              + json.path("type").asString()
              + " with the name "
              + given(name)
              + "; legal are letters, digits and underscores");
    }
    JsonNode namespace = json.path("namespace");
    String fullName =
        qualified(name.asString(), namespace.isString() ? namespace.asString() : at.namespace());
    if (!declared.add(fullName)) {
      throw at.fault("defines the type '" + fullName + "' again; legal is once");
    }
    return fullName;
  }

  private AvroSchema record(JsonNode json, Place at) {
    String fullName = declare(json, at);
    JsonNode members = json.path("fields");
    if (!members.isArray()) {
      throw at.fault("is a record with the fields " + given(members) + "; legal is an array");
    }
    int dot = fullName.lastIndexOf('.');
    Place inside = at.in(dot < 0 ? "" : fullName.substring(0, dot));
    List<Field> fields = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode member : members) {
      String name = member.path("name").asString("");
      if (!name.matches(NAME) || !names.add(name)) {
        throw at.fault(
            "has a field with the name "
                + given(member.path("name"))
                + "; legal are letters, digits and underscores, each name once");
      }
      fields.add(new Field(name, type(member.path("type"), inside.field(name))));
    }
    return define(new RecordType(fullName, fields));
  }

  private AvroSchema enumeration(JsonNode json, Place at) {
    String fullName = declare(json, at);
    List<String> symbols = new ArrayList<>();
    for (JsonNode symbol : json.path("symbols")) {
      symbols.add(symbol.asString(""));
    }
    if (symbols.isEmpty() || new HashSet<>(symbols).size() < symbols.size()) {
      throw at.fault(
          "is an enum with the symbols "
              + given(json.path("symbols"))
              + "; legal is at least one, each once");
    }
    return define(new EnumType(fullName, symbols));
  }

  private AvroSchema fixed(JsonNode json, Place at) {
    String fullName = declare(json, at);
    JsonNode size = json.path("size");
    if (!size.isInt() || size.intValue() < 0) {
      throw at.fault("is fixed with the size " + given(size) + "; legal is 0 or more");
    }
    return define(new FixedType(fullName, size.intValue()));
  }

  private AvroSchema union(JsonNode json, Place at) {
    List<AvroSchema> branches = new ArrayList<>();
    for (JsonNode branch : json) {
      AvroSchema type = type(branch, at.inside());
      if (type instanceof UnionType) {
        throw at.fault("is a union inside of a union; legal are other types");
      }
      branches.add(type);
    }
    if (branches.isEmpty()) {
      throw at.fault("is a union of nothing; legal is at least one type");
    }
    return new UnionType(branches);
  }

  private AvroSchema define(Named type) {
    named.put(type.fullName(), type);
    return type;
  }

  private static String given(JsonNode json) {
    return json.isMissingNode() ? "missing" : json.toString();
  }
}
