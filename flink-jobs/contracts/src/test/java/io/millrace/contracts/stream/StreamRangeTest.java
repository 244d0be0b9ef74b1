package io.millrace.contracts.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamRangeTest {
  private static final String LEGAL =
      "legal is topic:partition:start:end with 0 <= start <= end, for example digits:0:0:1797";

  @Test
  void shouldTakeTheFourthNumberAsAnExclusiveEnd() {
    StreamRange range = StreamRange.parse("automl:0:10:15");

    assertThat(range).isEqualTo(new StreamRange("automl", 0, 10, 15));
    assertThat(range.length()).isEqualTo(5);
    assertThat(range.isEmpty()).isFalse();
  }

  @Test
  void shouldTakeAStartThatIsTheEndAsNothing() {
    assertThat(StreamRange.parse("t:3:7:7").isEmpty()).isTrue();
  }

  @Test
  void shouldReadBackTheListThatItWrites() {
    List<StreamRange> ranges =
        List.of(new StreamRange("a.b_c-d", 0, 0, 5), new StreamRange("t", 12, 7, 7_000_000_000L));

    assertThat(StreamRange.format(ranges)).isEqualTo("a.b_c-d:0:0:5,t:12:7:7000000000");
    assertThat(StreamRange.parseList("a.b_c-d:0:0:5, t:12:7:7000000000")).isEqualTo(ranges);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "t",
        "t:0",
        "t:0:0:1:2",
        "t:0:0:x",
        "t:-1:0:1",
        "t:0:-1:1",
        "t:0:2:1",
        ":0:0:1",
        "a b:0:0:1",
        "t:0:0:99999999999999999999"
      })
  void shouldSayWhatALegalRangeIs(String text) {
    assertThatThrownBy(() -> StreamRange.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("stream range '" + text + "' is not legal; " + LEGAL);
  }

  @Test
  void shouldNotGuessWhatThreePartsMean() {
    assertThatThrownBy(() -> StreamRange.parseList("t:0:0:1,automl:0:70000"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "stream range 'automl:0:70000' has three parts, its partition or its end is missing; "
                + LEGAL);
  }

  @ParameterizedTest
  @CsvSource({
    "t:0:0:5, t:0:4:9, true",
    "t:0:0:5, t:0:5:9, false",
    "t:0:0:5, t:1:0:5, false",
    "t:0:0:5, u:0:0:5, false",
    "t:0:0:9, t:0:3:4, true",
    "t:0:0:9, t:0:3:3, false"
  })
  void shouldFindRangesThatShareRecords(String one, String other, boolean overlap) {
    StreamRange left = StreamRange.parse(one);
    StreamRange right = StreamRange.parse(other);

    assertThat(left.overlaps(right)).isEqualTo(overlap);
    assertThat(right.overlaps(left)).isEqualTo(overlap);
  }
}
