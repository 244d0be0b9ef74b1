package io.millrace.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.TensorShape;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawDecoderTest {
  private static final TensorShape SCALAR_LABEL = TensorShape.of(1);

  /** Bytes as NumPy's {@code np.array([…], dtype).tobytes().hex()} gives them. */
  @ParameterizedTest
  @CsvSource({
    "bool, 0001, 0, 1",
    "int8, 80ff, -128, -1",
    "uint8, 00ff, 0, 255",
    "int16, 00800100, -32768, 1",
    "uint16, ffff0100, 65535, 1",
    "int32, 00000080ffffffff, -2147483648, -1",
    "uint32, ffffffff01000000, 4294967295, 1",
    "int64, 0000000000000080ffffffffffffffff, -9223372036854775808, -1",
    "uint64, ffffffffffffffff0100000000000000, 18446744073709551615, 1",
    "half, 003c00c0, 1, -2",
    "float32, 0000803f000020c0, 1, -2.5",
    "float64, 000000000000f03f00000000000004c0, 1, -2.5",
    "float, 000000000000f03f00000000000004c0, 1, -2.5"
  })
  void shouldReadEveryNumPyType(String type, String hex, float first, float second)
      throws Exception {
    RecordDecoder decoder = decoder(DataType.of(type), null);
    float[] target = {9, 9, 9, 9};

    decoder.decodeFeatures(HexFormat.of().parseHex(hex), target, 1, 2);

    assertThat(target).containsExactly(9, first, second, 9);
    assertThat(decoder.countFeatures(HexFormat.of().parseHex(hex))).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 63, 65})
  void shouldRejectAnotherNumberOfBytes(int given) {
    RecordDecoder decoder = decoder(DataType.UINT8, null);

    assertThatThrownBy(() -> decoder.decodeFeatures(new byte[given], new float[64], 0, 64))
        .isInstanceOfSatisfying(
            UndecodableRecordException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.RECORD_UNDECODABLE))
        .hasMessage("the value has %d bytes; legal are 64 (64 x uint8)".formatted(given));
  }

  @Test
  void shouldRejectBytesThatDoNotFillTheShape() {
    RecordDecoder decoder = decoder(DataType.FLOAT32, TensorShape.of(8, 8));

    assertThatThrownBy(() -> decoder.countFeatures(new byte[64]))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessage(
            "the value has 64 bytes; legal are 256 (shape (8, 8) of float32); they would fit 64 x"
                + " bool or int8 or uint8");
    assertThatThrownBy(() -> decoder.countFeatures(new byte[65]))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessage("the value has 65 bytes; legal are 256 (shape (8, 8) of float32)");
    assertThatThrownBy(() -> decoder.decodeFeatures(new byte[128], new float[64], 0, 64))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessage(
            "the value has 128 bytes; legal are 256 (64 x float32); they would fit 64 x int16 or"
                + " uint16 or float16");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 6})
  void shouldRejectHalfElements(int bytes) {
    RecordDecoder decoder = decoder(DataType.FLOAT32, null);

    assertThatThrownBy(() -> decoder.countFeatures(new byte[bytes]))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessage(
            "the value has %d bytes; legal is a multiple of 4 (float32), at least one"
                .formatted(bytes));
  }

  @Test
  void shouldReadTheLabelFromTheKey() throws Exception {
    RecordDecoder decoder = labelled(DataType.UINT8, SCALAR_LABEL);

    assertThat(decoder.decodeLabel(new byte[] {7}, null)).containsExactly(7);
    assertThat(decoder.decodeLabel(new byte[] {0}, null)).containsExactly(0);
  }

  @Test
  void shouldReadALabelOfManyValues() throws Exception {
    RecordDecoder decoder = labelled(DataType.UINT8, null);

    assertThat(decoder.decodeLabel(new byte[] {0, 1, 0}, null)).containsExactly(0, 1, 0);
  }

  @Test
  void shouldFindNoLabelWhereNoneIsDeclaredOrSent() throws Exception {
    byte[] zero = {0};

    assertThat(labelled(null, null).decodeLabel(new byte[] {7}, null)).isEmpty();
    assertThat(labelled(DataType.UINT8, SCALAR_LABEL).decodeLabel(null, null)).isEmpty();
    assertThat(labelled(DataType.UINT8, null).decodeLabel(new byte[0], null)).isEmpty();
    assertThat(labelled(DataType.FLOAT32, SCALAR_LABEL).decodeLabel(zero, null)).isEmpty();
  }

  @Test
  void shouldRejectALabelOfAnotherSize() {
    assertThatThrownBy(
            () -> labelled(DataType.UINT8, SCALAR_LABEL).decodeLabel(new byte[] {1, 2}, null))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessage(
            "the key has 2 bytes; legal are 1 (shape (1) of uint8); they would fit 1 x int16 or"
                + " uint16 or float16");
    assertThatThrownBy(() -> labelled(DataType.INT32, null).decodeLabel(new byte[] {1, 2}, null))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessage("the key has 2 bytes; legal is a multiple of 4 (int32), at least one");
  }

  @Test
  void shouldCarryNoStackTraceAsStreamsMayHoldMillionsOfBadRecords() {
    assertThatThrownBy(
            () -> decoder(DataType.UINT8, null).decodeFeatures(new byte[1], new float[2], 0, 2))
        .satisfies(e -> assertThat(e.getStackTrace()).isEmpty());
  }

  private static RecordDecoder decoder(DataType type, @Nullable TensorShape shape) {
    return RecordDecoder.of(new RawFormat(type, shape, null, null));
  }

  private static RecordDecoder labelled(@Nullable DataType type, @Nullable TensorShape shape) {
    return RecordDecoder.of(new RawFormat(DataType.UINT8, null, type, shape));
  }
}
