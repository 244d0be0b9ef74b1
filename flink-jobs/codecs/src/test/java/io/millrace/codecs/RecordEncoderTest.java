package io.millrace.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.JsonFormat;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.record.TensorShape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecordEncoderTest {
  private static final RawFormat DIGIT =
      new RawFormat(DataType.UINT8, TensorShape.of(2), DataType.UINT8, TensorShape.of(1));
  private static final JsonFormat FLOWER = new JsonFormat(List.of("width", "length"), "kind", null);

  @ParameterizedTest
  @EnumSource(DataType.class)
  void shouldWriteRawRecordsThatTheDecoderReadsBack(DataType type) throws Exception {
    RawFormat format = new RawFormat(type, null, type, null);

    EncodedRecord record = RecordEncoder.of(format).encode(new float[] {1, 0, 1}, 1);

    assertThat(record.value()).hasSize(3 * type.bytes());
    assertDecodes(format, record, new float[] {1, 0, 1}, 1);
  }

  @Test
  void shouldWriteWhatKafkaMlWrites() {
    EncodedRecord record = RecordEncoder.of(DIGIT).encode(new float[] {16, 255}, 7);

    assertThat(record.key()).containsExactly(7);
    assertThat(record.value()).containsExactly(16, -1);
  }

  @Test
  void shouldKeyUnlabelledRecordsWithAZeroByte() {
    assertThat(RecordEncoder.of(DIGIT).encode(new float[] {1, 2}).key()).containsExactly(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "uint8 | 256  | 256.0 is not legal as uint8; legal are whole numbers from 0 to 255",
        "uint8 | -1   | -1.0 is not legal as uint8; legal are whole numbers from 0 to 255",
        "int8  | 0.5  | 0.5 is not legal as int8; legal are whole numbers from -128 to 127",
        "int16 | NaN  | NaN is not legal as int16; legal are whole numbers from -32768 to 32767",
        "bool  | 2    | 2.0 is not legal as bool; legal are whole numbers from 0 to 1"
      })
  void shouldRejectValuesThatTheTypeCannotHold(String type, float value, String message) {
    RecordEncoder encoder = RecordEncoder.of(new RawFormat(DataType.of(type), null, null, null));

    assertThatThrownBy(() -> encoder.encode(new float[] {value}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void shouldWriteJsonThatTheDecoderReadsBack() throws Exception {
    EncodedRecord record = RecordEncoder.of(FLOWER).encode(new float[] {0.25f, 5}, 2);

    assertThat(record.key()).isNull();
    assertThat(text(record)).isEqualTo("{\"width\":0.25,\"length\":5,\"kind\":2}");
    assertDecodes(FLOWER, record, new float[] {0.25f, 5}, 2);
  }

  @Test
  void shouldWriteAnArrayWhereNothingHasAName() throws Exception {
    JsonFormat format = new JsonFormat(List.of(), null, null);

    EncodedRecord record = RecordEncoder.of(format).encode(new float[] {1, 1e20f});

    assertThat(text(record)).isEqualTo("[1,1.0E20]");
    assertDecodes(format, record, new float[] {1, 1e20f});
  }

  @Test
  void shouldGiveUnnamedFeaturesAMemberWhereThereIsALabel() throws Exception {
    JsonFormat format = new JsonFormat(List.of(), "kind", null);

    EncodedRecord record = RecordEncoder.of(format).encode(new float[] {1, 2}, 0, 1);

    assertThat(text(record)).isEqualTo("{\"features\":[1,2],\"kind\":[0,1]}");
    assertDecodes(format, record, new float[] {1, 2}, 0, 1);
  }

  @Test
  void shouldRejectWrongCounts() {
    assertRejected(DIGIT, new float[] {1}, "features: 1 values; legal are 2 (shape (2))");
    assertRejected(DIGIT, new float[] {1, 2}, "label: 2 values; legal are 1 (shape (1))", 1, 2);
    assertRejected(
        new RawFormat(DataType.UINT8, null, null, null),
        new float[] {1},
        "a label of 1 values was given; legal is none, the format declares no label_type",
        1);
    assertRejected(
        FLOWER,
        new float[] {1},
        "features: 1 values; legal are 2, one for each of [width, length]");
    assertRejected(
        new JsonFormat(List.of(), null, TensorShape.of(2)),
        new float[] {1},
        "features: 1 values; legal are 2 (shape (2))");
    assertRejected(
        new JsonFormat(List.of(), null, null),
        new float[] {1},
        "a label of 1 values was given; legal is none, the format names no label",
        1);
    assertRejected(
        FLOWER, new float[] {1, Float.NaN}, "NaN is not legal in JSON; legal are finite numbers");
  }

  private static void assertRejected(
      RecordFormat format, float[] features, String message, float... label) {
    assertThatThrownBy(() -> RecordEncoder.of(format).encode(features, label))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static void assertDecodes(
      RecordFormat format, EncodedRecord record, float[] features, float... label)
      throws UndecodableRecordException {
    RecordDecoder decoder = RecordDecoder.of(format);
    float[] decoded = new float[features.length];
    decoder.decodeFeatures(record.value(), decoded, 0, decoded.length);
    assertThat(decoded).containsExactly(features);
    assertThat(decoder.decodeLabel(record.key(), record.value())).containsExactly(label);
  }

  private static String text(EncodedRecord record) {
    return new String(record.value(), StandardCharsets.UTF_8);
  }
}
