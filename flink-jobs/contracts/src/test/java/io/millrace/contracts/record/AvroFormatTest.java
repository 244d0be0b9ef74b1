package io.millrace.contracts.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.avro.AvroSchema;
import io.millrace.contracts.error.InvalidDocumentException;
import io.millrace.contracts.error.Violation;
import io.millrace.contracts.json.ContractJson;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvroFormatTest {
  private static final String LEGAL =
      "legal are int, long, float, double, boolean and enum, arrays and records of them, and unions"
          + " of them with null";
  private static final String ALL = "'features' names the fields to take, when not all";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"a\": | the schema is not JSON: Unexpected end-of-input",
        "5 | the schema has the type 5; legal is a type's name, an object or an array",
        "{} | the schema has the type missing; legal is a type's name",
        "[] | the schema is a union of nothing; legal is at least one type",
        "[[\"int\"]] | the schema is a union inside of a union; legal are other types",
        "{\"type\":\"record\",\"name\":\"R\"} | the schema is a record with the fields missing; legal is an array",
        "{\"type\":\"record\",\"name\":\"1\",\"fields\":[]} | the schema has a record with the name \"1\"; legal are letters, digits and underscores",
        "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\",\"A\"]} | the schema is an enum with the symbols [\"A\",\"A\"]; legal is at least one, each once",
        "{\"type\":\"fixed\",\"name\":\"F\",\"size\":-1} | the schema is fixed with the size -1; legal is 0 or more",
        "[{\"type\":\"fixed\",\"name\":\"F\",\"size\":1},{\"type\":\"fixed\",\"name\":\"F\",\"size\":1}] | the schema defines the type 'F' again; legal is once"
      })
  void shouldSayWhatKeepsASchemaFromBeingRead(String schema, String message) {
    assertThatThrownBy(() -> AvroSchema.parse(schema))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void shouldNameTheFieldWhoseTypeIsNotKnown() {
    assertThatThrownBy(() -> AvroSchema.parse(record("R", "a", record("Inner", "b", "\"flaot\""))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "field 'a.b' has the type 'flaot', which is not known here; legal are null, boolean,"
                + " int, long, float, double, bytes, string, record, enum, fixed, array, map, and"
                + " names that were defined before");
    assertThatThrownBy(() -> AvroSchema.parse(record("R", "a", "\"int\"", "a", "\"int\"")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the schema has a field with the name \"a\"; legal are letters, digits and underscores,"
                + " each name once");
    assertThatThrownBy(() -> AvroSchema.parse(nested(70)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the schema is nested deeper than 64 types");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"int\"",
        "\"long\"",
        "\"float\"",
        "\"double\"",
        "\"boolean\"",
        "{\"type\":\"int\",\"logicalType\":\"date\"}",
        "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\"]}",
        "[\"null\",\"float\"]",
        "[\"int\",\"boolean\"]",
        "{\"type\":\"array\",\"items\":{\"type\":\"array\",\"items\":\"double\"}}",
        "{\"type\":{\"type\":\"record\",\"name\":\"P\",\"fields\":[{\"name\":\"x\",\"type\":\"int\"}]}}"
      })
  void shouldTakeTypesThatAreNumbers(String type) {
    assertThat(format(Map.of("data_scheme", record("R", "f", type))))
        .isEqualTo(new AvroFormat(record("R", "f", type), null, List.of(), null, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"string\" | string",
        "\"bytes\" | bytes",
        "\"null\" | null",
        "[\"null\"] | null",
        "[\"null\",\"string\"] | string",
        "{\"type\":\"bytes\",\"logicalType\":\"decimal\"} | bytes",
        "{\"type\":\"fixed\",\"name\":\"F\",\"size\":4} | fixed",
        "{\"type\":\"map\",\"values\":\"int\"} | map",
        "{\"type\":\"array\",\"items\":\"string\"} | string"
      })
  void shouldRefuseTypesThatAreNoNumbersAndNameTheField(String type, String name) {
    assertViolations(
        Map.of("data_scheme", record("R", "ok", "\"int\"", "f", type)),
        new Violation("/data_scheme", "field 'f' is " + name + ", not a number; " + LEGAL, ALL));
    assertThat(
            format(
                Map.of(
                    "data_scheme",
                    record("R", "ok", "\"int\"", "f", type),
                    "features",
                    List.of("ok"))))
        .as("a field that is not taken may be anything")
        .isNotNull();
  }

  @Test
  void shouldRefuseTypesThatContainThemselves() {
    String list = record("List", "v", "\"int\"", "next", "[\"null\",\"List\"]");

    assertViolations(
        Map.of("data_scheme", list),
        new Violation(
            "/data_scheme",
            "field 'next' is 'List', which contains itself; legal are types of a fixed depth",
            ALL));
    assertThat(format(Map.of("data_scheme", list, "features", List.of("v")))).isNotNull();
  }

  @Test
  void shouldRefuseNamesThatTheSchemaDoesNotHave() {
    String schema = record("R", "a", "\"int\"", "p", record("P", "x", "\"float\""));

    assertViolations(
        Map.of("data_scheme", schema, "features", List.of("b", "a.x", "p.y"), "label", "z"),
        Violation.at("/data_scheme", "the schema has no field 'b'; legal is one of [a, p]"),
        Violation.at(
            "/data_scheme", "the schema has no field 'a.x': field 'a' is int, not a record"),
        Violation.at("/data_scheme", "the schema has no field 'p.y'; legal is one of [x]"),
        Violation.at("/label", "the schema has no field 'z'; legal is one of [a, p]"));
    assertViolations(
        Map.of("data_scheme", schema, "features", List.of("p", "p.x")),
        Violation.at("/features", "'p.x' lies in 'p'; legal is to name one of the two"));
    assertViolations(
        Map.of("data_scheme", schema, "features", List.of("p"), "label", "p.x"),
        Violation.at("/features", "'p.x' lies in 'p'; legal is to name one of the two"));
  }

  @Test
  void shouldCheckShapeAndLabel() {
    String schema = record("R", "a", "\"int\"", "b", "\"float\"");

    assertViolations(
        Map.of("data_scheme", schema, "data_reshape", "3"),
        Violation.at(
            "/data_reshape",
            "shape (3) holds 3 values, but the schema gives 2; legal are shapes of as many"));
    assertViolations(
        Map.of("data_scheme", schema, "label", "b", "label_scheme", "\"string\""),
        Violation.at("/label_scheme", "the schema is string, not a number; " + LEGAL),
        Violation.at(
            "/label", "'label' and 'label_scheme' are both given; legal is one of the two"));
    assertViolations(
        Map.of(),
        Violation.at(
            "/data_scheme",
            "'data_scheme' is missing; legal is the text of an Avro schema, or 'schema_registry'"
                + " with an address"));
    assertViolations(
        Map.of("data_scheme", 5),
        Violation.at("/data_scheme", "'data_scheme' is 5; legal is text"));
    assertViolations(
        Map.of("data_scheme", record("Empty")),
        new Violation(
            "/data_scheme",
            "the schema gives no number; legal is at least one field; " + LEGAL,
            ALL));
  }

  @Test
  void shouldCountFeaturesWhereTheSchemaSaysThem() {
    RecordFormat pair =
        format(Map.of("data_scheme", record("R", "a", "[\"null\",\"int\"]", "b", "\"float\"")));
    RecordFormat labelled =
        format(Map.of("data_scheme", record("R", "a", "\"int\"", "b", "\"float\""), "label", "b"));
    RecordFormat array =
        format(Map.of("data_scheme", record("R", "a", "{\"type\":\"array\",\"items\":\"int\"}")));

    assertThat(pair.featureCount()).hasValue(2);
    assertThat(labelled.featureCount()).hasValue(1);
    assertThat(labelled.labelled()).isTrue();
    assertThat(array.featureCount()).isEmpty();
    assertThat(array.labelled()).isFalse();
  }

  @Test
  void shouldTakeASchemaThatIsSentAsAnObject() {
    assertThat(
            format(Map.of("data_scheme", Map.of("type", "array", "items", "int"))).featureCount())
        .isEmpty();
  }

  @Test
  void shouldRefuseASchemaThatExpandsWithoutEnd() {
    String inner = "\"int\"";
    for (int level = 0; level < 12; level++) {
      String again = level == 0 ? inner : "\"L" + (level - 1) + "\"";
      inner = record("L" + level, "a", inner, "b", again, "c", again, "d", again);
    }
    String schema = inner;

    assertThatThrownBy(() -> format(Map.of("data_scheme", schema)))
        .isInstanceOf(InvalidDocumentException.class)
        .hasMessageContaining("the schema expands to more than 4194304 fields");
  }

  @Test
  void shouldReadARegistry() {
    assertThat(
            format(
                Map.of(
                    "schema_registry",
                    "https://registry:8081/v1",
                    "features",
                    List.of("a"),
                    "label_in_key",
                    true)))
        .isEqualTo(
            new RegistryFormat(
                URI.create("https://registry:8081/v1"), List.of("a"), null, true, null));
    assertThat(format(Map.of("schema_registry", "http://r", "label_in_key", "true")).labelled())
        .isTrue();
    assertViolations(
        Map.of("schema_registry", "http://r", "label_in_key", "yes"),
        Violation.at("/label_in_key", "'label_in_key' is \"yes\"; legal is true or false"));
    assertViolations(
        Map.of("schema_registry", "http://r", "label_in_key", true, "label", "y"),
        Violation.at(
            "/features", "'label' and 'label_in_key' are both given; legal is one of the two"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://r", "registry:8081", "http:///x", "https://r?x=1", ""})
  void shouldRefuseWhatIsNoAddress(String address) {
    assertViolations(
        Map.of("schema_registry", address),
        Violation.at(
            "/schema_registry",
            "the registry's address is not legal; legal is https://host:port/path"));
  }

  @Test
  void shouldNotRepeatThePasswordOfAnAddress() {
    assertViolations(
        Map.of("schema_registry", "https://me:pass word@r"),
        Violation.at(
            "/schema_registry",
            "the registry's address cannot be read; legal is https://host:port/path"));
    assertViolations(
        Map.of("schema_registry", "https://me:secret@r"),
        Violation.at(
            "/schema_registry",
            "the registry's address carries a user; legal is one without, as it is stored and"
                + " shown: credentials come from the environment of the job"));
  }

  private static RecordFormat format(Map<String, Object> config) {
    return RecordFormats.parse("AVRO", ContractJson.mapper().valueToTree(config));
  }

  private static void assertViolations(Map<String, Object> config, Violation... violations) {
    assertThatThrownBy(() -> format(config))
        .isInstanceOfSatisfying(
            InvalidDocumentException.class,
            e -> assertThat(e.violations()).containsExactly(violations));
  }

  private static String record(String name, String... fieldsAndTypes) {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < fieldsAndTypes.length; i += 2) {
      fields
          .append(i == 0 ? "" : ",")
          .append(
              "{\"name\":\"%s\",\"type\":%s}".formatted(fieldsAndTypes[i], fieldsAndTypes[i + 1]));
    }
    return "{\"type\":\"record\",\"name\":\"" + name + "\",\"fields\":[" + fields + "]}";
  }

  private static String nested(int depth) {
    return "{\"type\":\"array\",\"items\":".repeat(depth) + "\"int\"" + "}".repeat(depth);
  }
}
