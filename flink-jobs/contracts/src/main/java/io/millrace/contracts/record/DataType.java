package io.millrace.contracts.record;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Element type of a record or tensor, named as NumPy names it, with Kafka-ML's aliases. */
public enum DataType {
  BOOL("bool", 1),
  INT8("int8", 1),
  INT16("int16", 2),
  INT32("int32", 4),
  INT64("int64", 8),
  UINT8("uint8", 1),
  UINT16("uint16", 2),
  UINT32("uint32", 4),
  UINT64("uint64", 8),
  FLOAT16("float16", 2, "half"),
  FLOAT32("float32", 4),
  FLOAT64("float64", 8, "float", "double");

  private final String numpyName;
  private final int bytes;
  private final List<String> aliases;

  DataType(String numpyName, int bytes, String... aliases) {
    this.numpyName = numpyName;
    this.bytes = bytes;
    this.aliases = List.of(aliases);
  }

  /** Size of one element in bytes. */
  public int bytes() {
    return bytes;
  }

  @JsonValue
  public String numpyName() {
    return numpyName;
  }

  /**
   * @throws IllegalArgumentException naming the legal types
   */
  @JsonCreator
  public static DataType of(String name) {
    for (DataType type : values()) {
      if (type.numpyName.equals(name) || type.aliases.contains(name)) {
        return type;
      }
    }
    String legal =
        Arrays.stream(values()).map(DataType::numpyName).collect(Collectors.joining(", "));
    // Kafka-ML knows it too, for records that its own models cannot take either
    String what = "string".equals(name) ? "' holds text, not numbers" : "' is not known";
    throw new IllegalArgumentException("data type '" + name + what + "; legal is one of " + legal);
  }
}
