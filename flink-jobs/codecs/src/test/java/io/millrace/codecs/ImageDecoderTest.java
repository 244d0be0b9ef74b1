package io.millrace.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.ImageFormat;
import io.millrace.contracts.record.TensorShape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files and their samples come from Pillow, see src/test/python/images.py. */
class ImageDecoderTest {
  @ParameterizedTest
  @CsvSource({
    "grey.png, 6 5, 0",
    "grey.png, 6 5 1, 0",
    "grey-1-bit.png, 6 5 1, 0",
    "rgb.png, 6 5 3, 0",
    "palette.png, 6 5 3, 0",
    "rgba.png, 6 5 4, 0",
    // decoders of JPEG may round differently
    "grey.jpeg, 16 16 1, 1",
    "progressive.jpeg, 16 16 1, 1",
    "rgb.jpeg, 16 16 3, 3"
  })
  void shouldReadTheSamplesOfAnImage(String file, String shape, float tolerance) throws Exception {
    RecordDecoder decoder = decoder(shape);
    byte[] expected = bytes(file + ".raw");
    float[] target = new float[expected.length + 2];

    assertThat(decoder.countFeatures(bytes(file))).isEqualTo(expected.length);
    decoder.decodeFeatures(bytes(file), target, 1, expected.length);

    for (int i = 0; i < expected.length; i++) {
      assertThat(target[i + 1]).isCloseTo(expected[i] & 0xff, Offset.offset(tolerance));
    }
    assertThat(target[0] + target[expected.length + 1]).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "grey.png  | 5 6 1 | the image is 6 x 5 (height x width); legal is 5 x 6: images are not resized",
        "grey.png  | 6 5 3 | the image has 1 channel (grey); legal is 3 channels (RGB)",
        "rgba.png  | 6 5 3 | the image has 4 channels (RGBA); legal is 3 channels (RGB)",
        "palette.png | 6 5 1 | the image has 3 channels (RGB); legal is 1 channel (grey)",
        "grey-alpha.png | 6 5 1 | the image has 2 channels (grey and alpha); legal is 1 channel (grey)",
        "grey-16-bits.png | 6 5 1 | the image has 16 bits for each sample; legal are at most 8",
        "rgb.jpeg  | 28 28 3 | the image is 16 x 16 (height x width); legal is 28 x 28: images are not resized",
        "grey.png.raw | 6 5 1 | the value (30 bytes) is no image; legal is a PNG or JPEG file"
      })
  void shouldRejectImagesThatAreNotTheDeclaredOne(String file, String shape, String message)
      throws Exception {
    assertRejected(decoder(shape), bytes(file), message);
  }

  @Test
  void shouldNotUnpackWhatIsLargerThanDeclared() throws Exception {
    byte[] bomb = bytes("bomb.png");

    assertRejected(
        decoder("6 5 1"),
        bomb,
        "the image is 2000 x 2000 (height x width); legal is 6 x 5: images are not resized");
  }

  @Test
  void shouldRejectDamagedFilesAndReadTheNextOne() throws Exception {
    byte[] whole = bytes("rgb.jpeg");
    byte[] png = bytes("rgb.png");
    RecordDecoder decoder = decoder("16 16 3");

    assertRejected(
        decoder,
        Arrays.copyOf(whole, 10),
        "the value (10 bytes) begins as a JPEG file but has no header; legal is a whole file");
    assertRejected(
        decoder("6 5 3"),
        Arrays.copyOf(png, 20),
        "the value (20 bytes) begins as a PNG file but has no header; legal is a whole file");
    byte[] damaged = png.clone();
    Arrays.fill(damaged, 41, 60, (byte) 7);
    assertThatThrownBy(() -> decoder("6 5 3").decodeFeatures(damaged, new float[90], 0, 90))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessageStartingWith("the image cannot be decoded: ");
    float[] target = new float[768];
    decoder.decodeFeatures(whole, target, 0, 768);
    assertThat(target).contains(255 - 40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6 5 1", "6 5 3", "6 5 4"})
  void shouldReadBackWhatItWrites(String shape) throws Exception {
    ImageFormat format =
        new ImageFormat(TensorShape.parse(shape), DataType.UINT8, TensorShape.of(1));
    float[] samples = new float[format.dataShape().size()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = i * 37 % 256;
    }

    EncodedRecord record = RecordEncoder.of(format).encode(samples, 9);

    float[] read = new float[samples.length];
    RecordDecoder decoder = RecordDecoder.of(format);
    decoder.decodeFeatures(record.value(), read, 0, read.length);
    assertThat(read).isEqualTo(samples);
    assertThat(decoder.decodeLabel(record.key(), record.value())).containsExactly(9);
  }

  @Test
  void shouldSayWhenTheModelTakesAnotherNumberOfValues() throws Exception {
    byte[] grey = bytes("grey.png");

    assertThatThrownBy(() -> decoder("6 5").decodeFeatures(grey, new float[64], 0, 64))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessage("the image holds 30 values; legal are 64");
  }

  private static void assertRejected(RecordDecoder decoder, byte[] value, String message) {
    assertThatThrownBy(() -> decoder.countFeatures(value))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessage(message);
  }

  private static RecordDecoder decoder(String shape) {
    return RecordDecoder.of(new ImageFormat(TensorShape.parse(shape), null, null));
  }

  private static byte[] bytes(String file) throws Exception {
    return Files.readAllBytes(Path.of("src/test/resources/image", file));
  }
}
