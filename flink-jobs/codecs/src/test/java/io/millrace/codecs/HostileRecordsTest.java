package io.millrace.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.record.ImageFormat;
import io.millrace.contracts.record.RecordFormats;
import io.millrace.contracts.record.TensorShape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever the bytes are, a record is read or rejected: nothing else is thrown, nothing hangs. */
class HostileRecordsTest {
  private static final int RECORDS = 2_000;

  private final Random random = new Random(7);

  @ParameterizedTest
  @ValueSource(strings = {"hcopd", "numbers", "nested", "arrays", "nullable", "chosen"})
  void shouldReadOrRejectDamagedAvro(String name) throws Exception {
    JsonNode file =
        ContractJson.mapper()
            .readTree(Files.readString(Path.of("src/test/resources/avro", name + ".json")));
    RecordDecoder decoder =
        RecordDecoder.of(RecordFormats.parse("AVRO", file.path("input_config")));
    byte[] value = HexFormat.of().parseHex(file.path("records").get(0).path("value").asString());

    assertThat(rejected(decoder, value, 3)).isBetween(1, RECORDS);
  }

  @ParameterizedTest
  @CsvSource({
    "grey.png, 6 5 1",
    "grey-1-bit.png, 6 5 1",
    "palette.png, 6 5 3",
    "rgba.png, 6 5 4",
    "rgb.jpeg, 16 16 3",
    "progressive.jpeg, 16 16 1"
  })
  void shouldReadOrRejectDamagedImages(String file, String shape) throws Exception {
    TensorShape declared = TensorShape.parse(shape);
    RecordDecoder decoder = RecordDecoder.of(new ImageFormat(declared, null, null));
    byte[] value = Files.readAllBytes(Path.of("src/test/resources/image", file));

    assertThat(rejected(decoder, value, declared.size())).isBetween(1, RECORDS);
  }

  private int rejected(RecordDecoder decoder, byte[] whole, int features) {
    int rejected = 0;
    float[] target = new float[features];
    for (int i = 0; i < RECORDS; i++) {
      byte[] value = damaged(whole);
      try {
        decoder.countFeatures(value);
        decoder.decodeFeatures(value, target, 0, features);
        decoder.decodeLabel(value, value);
      } catch (UndecodableRecordException e) {
        assertThat(e.getMessage()).isNotBlank();
        rejected++;
      }
    }
    return rejected;
  }

  private byte[] damaged(byte[] whole) {
    byte[] value =
        Arrays.copyOf(whole, random.nextInt(4) == 0 ? random.nextInt(whole.length) : whole.length);
    for (int flips = random.nextInt(4); flips > 0 && value.length > 0; flips--) {
      value[random.nextInt(value.length)] = (byte) random.nextInt();
    }
    return value;
  }
}
