package io.millrace.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.record.AvroFormat;
import io.millrace.contracts.record.RecordFormats;
import io.millrace.contracts.record.TensorShape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The records were written by fastavro, see src/test/python/avro_records.py. */
class AvroDecoderTest {
  private static final String PAIR =
      """
      {"type": "record", "name": "Pair", "fields": [
        {"name": "a", "type": "float"}, {"name": "b", "type": ["null", "int"]}]}""";

  @ParameterizedTest
  @ValueSource(strings = {"hcopd", "numbers", "nested", "arrays", "nullable", "chosen"})
  void shouldReadWhatAnotherLibraryWrote(String name) throws Exception {
    JsonNode file = golden(name);
    RecordDecoder decoder =
        RecordDecoder.of(RecordFormats.parse("AVRO", file.path("input_config")));

    for (JsonNode record : file.path("records")) {
      byte[] value = hex(record.path("value").asString());
      byte[] key = record.path("key").isNull() ? null : hex(record.path("key").asString());
      float[] expected = floats(record.path("features"));
      float[] framed = new float[expected.length + 2];

      assertThat(decoder.countFeatures(value)).isEqualTo(expected.length);
      decoder.decodeFeatures(value, framed, 1, expected.length);
      assertThat(Arrays.copyOfRange(framed, 1, expected.length + 1)).isEqualTo(expected);
      assertThat(framed[0] + framed[expected.length + 1]).isZero();
      assertThat(decoder.decodeLabel(key, value)).isEqualTo(floats(record.path("label")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hcopd", "nested"})
  void shouldWriteTheVeryBytesOfAnotherLibrary(String name) throws Exception {
    JsonNode file = golden(name);
    RecordEncoder encoder =
        RecordEncoder.of(RecordFormats.parse("AVRO", file.path("input_config")));

    for (JsonNode record : file.path("records")) {
      EncodedRecord encoded =
          encoder.encode(floats(record.path("features")), floats(record.path("label")));

      assertThat(HexFormat.of().formatHex(encoded.value()))
          .isEqualTo(record.path("value").asString());
      if (!record.path("key").isNull()) {
        assertThat(encoded.key()).isEqualTo(hex(record.path("key").asString()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0000803f02     | the bytes end at 5, inside of field 'b'; legal is one record of the announced schema",
        "0000           | the bytes end at 2, inside of field 'a'; legal is one record of the announced schema",
        "0000803f020801 | 1 of the 7 bytes are left after the record; legal is one record of the announced schema",
        "0000803f00     | field 'b' is null; legal is a number",
        "0000803f0408   | field 'b' has the union branch 2; legal are 0 to 1",
        "0000803f0108   | field 'b' has the union branch -1; legal are 0 to 1",
        "0000803f028080808010 | field 'b' is an int with the value 2147483648; legal are 32 bits",
        "0000803f02ffffffffffffffffffff01 | field 'b' is a number of more than ten bytes; legal is the announced schema"
      })
  void shouldSayWhereARecordLeavesItsSchema(String value, String message) {
    assertRejected(decoder(PAIR), hex(value), message);
  }

  @Test
  void shouldSayWhichFieldOfAnotherKindDoesNotFollowItsSchema() {
    assertRejected(
        decoder(ofType("\"boolean\"")),
        hex("02"),
        "field 'f' is a boolean with the byte 2; legal is 0 or 1");
    assertRejected(
        decoder(ofType("{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\",\"B\"]}")),
        hex("04"),
        "field 'f' has the symbol 2; legal are 0 to 1");
    assertRejected(
        decoder(ofType("{\"type\":\"array\",\"items\":\"float\"}")),
        hex("feffffffffffffffff01"),
        "field 'f' has a block of 9223372036854775807 items, but 0 bytes are left");
    assertRejected(
        decoder(ofType("\"double\"")),
        hex("00"),
        "the bytes end at 1, inside of field 'f'; legal is one record of the announced schema");
  }

  @Test
  void shouldReadBlocksThatGiveTheirSize() throws Exception {
    RecordDecoder decoder = decoder(ofType("{\"type\":\"array\",\"items\":\"int\"}"));
    float[] target = new float[3];

    // two items in 2 bytes, then one item, then the end
    decoder.decodeFeatures(hex("03040204020600"), target, 0, 3);

    assertThat(target).containsExactly(1, 2, 3);
  }

  @Test
  void shouldNotFollowARecordThatContainsItselfForEver() {
    String chain =
        """
        {"type": "record", "name": "R", "fields": [{"name": "y", "type": "float"},
          {"name": "next", "type": ["null", "R"]}]}""";
    RecordDecoder decoder = RecordDecoder.of(new AvroFormat(chain, null, List.of("y"), null, null));
    byte[] endless = new byte[5 * 10_000];
    for (int i = 4; i < endless.length; i += 5) {
      endless[i] = 2;
    }

    assertRejected(decoder, endless, "'R' is nested deeper than 64 records");
  }

  @Test
  void shouldSayHowManyFeaturesThereAre() {
    assertThatThrownBy(() -> decoder(PAIR).decodeFeatures(hex("0000803f0208"), new float[3], 0, 3))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessage("the value holds 2 features; legal are 3");
    RecordDecoder shaped =
        RecordDecoder.of(
            new AvroFormat(
                ofType("{\"type\":\"array\",\"items\":\"int\"}"),
                null,
                List.of(),
                null,
                TensorShape.of(2, 2)));
    assertRejected(shaped, hex("020200"), "the value holds 1 features; legal are 4 (shape (2, 2))");
    assertRejected(shaped, hex("00"), "the value holds 0 features; legal are 4 (shape (2, 2))");
    assertRejected(
        decoder(ofType("{\"type\":\"array\",\"items\":\"int\"}")),
        hex("00"),
        "the value holds no number; legal is at least one");
  }

  @Test
  void shouldFindNoLabelWhereNoneIsSent() throws Exception {
    RecordDecoder labelled =
        RecordDecoder.of(new AvroFormat(PAIR, "\"int\"", List.of(), null, null));

    assertThat(labelled.decodeLabel(null, hex("0000803f0208"))).isEmpty();
    assertThat(labelled.decodeLabel(new byte[0], null)).isEmpty();
    assertThat(decoder(PAIR).decodeLabel(hex("02"), null)).isEmpty();
    assertThatThrownBy(() -> labelled.decodeLabel(hex("0202"), null))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessage(
            "the label in the key: 1 of the 2 bytes are left after the record; legal is one record"
                + " of the announced schema");
  }

  @Test
  void shouldNotWriteWhatTheSchemaCannotHold() {
    RecordEncoder encoder = RecordEncoder.of(new AvroFormat(PAIR, null, List.of(), null, null));

    assertThatThrownBy(() -> encoder.encode(new float[] {1, 0.5f}))
        .hasMessage(
            "0.5 is not legal for field 'b'; legal are whole numbers from -2147483648 to 2147483647");
    assertThatThrownBy(() -> encoder.encode(new float[] {1})).hasMessage("1 values; legal are 2");
    assertThatThrownBy(() -> encoder.encode(new float[] {1, 2}, 3))
        .hasMessage("a label of 1 values was given; legal is none, the format has no label");
    String withText =
        "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"s\",\"type\":\"string\"},"
            + "{\"name\":\"f\",\"type\":\"int\"}]}";
    RecordEncoder partial =
        RecordEncoder.of(new AvroFormat(withText, null, List.of("f"), null, null));
    assertThatThrownBy(() -> partial.encode(new float[] {1}))
        .hasMessage(
            "field 's' gets no number; legal are schemas whose fields are features, label or"
                + " nullable");
  }

  private static void assertRejected(RecordDecoder decoder, byte[] value, String message) {
    assertThatThrownBy(() -> decoder.countFeatures(value))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessage(message);
  }

  private static String ofType(String type) {
    return "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"f\",\"type\":"
        + type
        + "}]}";
  }

  private static RecordDecoder decoder(String schema) {
    return RecordDecoder.of(new AvroFormat(schema, null, List.of(), null, null));
  }

  private static JsonNode golden(String name) throws Exception {
    return ContractJson.mapper()
        .readTree(Files.readString(Path.of("src/test/resources/avro", name + ".json")));
  }

  private static float[] floats(@Nullable JsonNode array) {
    float[] floats = new float[array == null ? 0 : array.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) array.get(i).doubleValue();
    }
    return floats;
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
