package io.millrace.controlplane.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.controlplane.resource.IllegalParameterException;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterCursorTest {
  @Test
  void shouldReadWhatItHasWritten() {
    LetterCursor cursor = new LetterCursor(Map.of(0, 1L << 40, 3, 0L));

    assertThat(LetterCursor.decoded(cursor.encoded())).isEqualTo(cursor);
    assertThat(LetterCursor.decoded(null).bounds()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "[0,-1]", "[-1,0]", "null", "{}", "x"})
  void shouldRefuseWhatItHasNotWritten(String json) {
    String text = Base64.getUrlEncoder().encodeToString(json.getBytes(UTF_8));

    assertThatThrownBy(() -> LetterCursor.decoded(text))
        .isInstanceOf(IllegalParameterException.class)
        .hasMessage(
            "cursor '" + text + "' is not legal; legal is a nextCursor of the answer before");
    assertThatThrownBy(() -> LetterCursor.decoded("*"))
        .isInstanceOf(IllegalParameterException.class);
  }
}
