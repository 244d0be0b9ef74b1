package io.millrace.codecs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.codecs.ExampleDecoder.Sizes;
import io.millrace.contracts.record.JsonFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExampleDecoderTest {
  private static final JsonFormat ANY_SIZE = new JsonFormat(List.of(), "y", null);

  private static byte[] json(String text) {
    return text.getBytes(UTF_8);
  }

  @Test
  void shouldTakeTheSizeOfTheFirstExampleForThatOfAll() {
    // Given
    ExampleDecoder decoder = ExampleDecoder.of(ANY_SIZE);

    // When, Then
    assertThat(decoder.sizes()).isNull();
    assertThat(decoder.decode(null, json("no JSON"))).isNotNull();
    assertThat(decoder.sizes()).isNull();
    assertThat(decoder.decode(null, json("{\"a\": 1, \"b\": 2, \"y\": 3}"))).isNull();
    assertThat(decoder.features()).containsExactly(1, 2);
    assertThat(decoder.labels()).containsExactly(3);
    assertThat(decoder.sizes()).isEqualTo(new Sizes(2, 1));
    assertThat(decoder.decode(null, json("{\"a\": 1, \"y\": 3}"))).contains("legal are 2");
    assertThat(decoder.decode(null, json("{\"a\": 1, \"b\": 2, \"y\": [3, 4]}")))
        .isEqualTo("the label has 2 values; legal are 1, as in the records before");
  }

  @Test
  void shouldGoOnWithTheSizesOfTheExamplesBefore() {
    // Given
    ExampleDecoder decoder = ExampleDecoder.of(ANY_SIZE, new Sizes(2, 1));

    // When, Then
    assertThat(decoder.decode(null, json("{\"a\": 1, \"y\": 3}"))).contains("legal are 2");
    assertThat(decoder.decode(null, json("{\"a\": 1, \"b\": 2, \"y\": 3}"))).isNull();
  }

  @Test
  void shouldSayWhatARecordWithoutPartsIsMissing() {
    // Given
    ExampleDecoder decoder = ExampleDecoder.of(ANY_SIZE);

    // When, Then
    assertThat(decoder.decode(null, null))
        .isEqualTo("the record has no value; legal is a value with the features");
    assertThatThrownBy(() -> new Sizes(-1, 1))
        .hasMessage("sizes -1 and 1 are not legal; legal are 0 or more");
  }

  @Test
  void shouldTellKindsOfImageFiles() {
    // Given
    byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xc0, 0, 11, 8, 0, 1, 0, 1, 1, 0};

    // When, Then
    assertThat(ImageFile.mediaType(jpeg)).hasValue("image/jpeg");
    assertThat(ImageFile.mediaType(json("GIF89a"))).isEmpty();
  }
}
