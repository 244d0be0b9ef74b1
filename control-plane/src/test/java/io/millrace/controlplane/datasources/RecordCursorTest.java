package io.millrace.controlplane.datasources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.codecs.ExampleDecoder.Sizes;
import io.millrace.controlplane.datasources.RetainedRecords.Place;
import io.millrace.controlplane.resource.IllegalParameterException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCursorTest {
  @Test
  void shouldReadWhatItHasWritten() {
    RecordCursor far = new RecordCursor(new Place(1, 1L << 40), new Sizes(784, 1));
    RecordCursor early = new RecordCursor(new Place(0, 5), null);

    assertThat(RecordCursor.decoded(far.encoded(), 2)).isEqualTo(far);
    assertThat(RecordCursor.decoded(early.encoded(), 1)).isEqualTo(early);
    assertThat(RecordCursor.decoded(null, 1)).isEqualTo(RecordCursor.FIRST);
  }

  @Test
  void shouldForgetSizesThatNobodyShouldBeAbleToAskFor() {
    RecordCursor huge = new RecordCursor(new Place(0, 5), new Sizes(1 << 30, 1));

    assertThat(RecordCursor.decoded(huge.encoded(), 1).sizes()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[2,0]",
        "[0,-1]",
        "[0]",
        "[0,1,2]",
        "[0,1,1000000000,1]",
        "[0,1,9223372036854775807,9223372036854775807]",
        "null",
        "{}",
        "x"
      })
  void shouldRefuseWhatItHasNotWritten(String json) {
    String text = Base64.getUrlEncoder().encodeToString(json.getBytes(UTF_8));

    assertThatThrownBy(() -> RecordCursor.decoded(text, 2))
        .isInstanceOf(IllegalParameterException.class)
        .hasMessage(
            "cursor '" + text + "' is not legal; legal is a nextCursor of the answer before");
  }

  @Test
  void shouldRefuseWhatIsNoBase64() {
    assertThatThrownBy(() -> RecordCursor.decoded("*", 2))
        .isInstanceOf(IllegalParameterException.class);
  }
}
