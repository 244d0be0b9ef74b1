package io.millrace.codecs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonNumbersTest {
  private final JsonNumbers numbers = new JsonNumbers();

  @Test
  void shouldReadNumbersWithSpacesInNestedArrays() {
    float[] target = {9, 9, 9, 9, 9, 9, 9};

    boolean read = numbers.read(ascii(" [[1 , -2.5],\n[0, 0.25]\t,12345678901] "), target, 1, 5);

    assertThat(read).isTrue();
    assertThat(target).containsExactly(9, 1, -2.5f, 0, 0.25f, 12345678901f, 9);
  }

  @Test
  void shouldReadTheNearestFloatOrNone() {
    Random random = new Random(7);
    int left = 0;
    for (int i = 0; i < 200_000; i++) {
      String text = text(random);
      float[] target = new float[1];
      if (numbers.read(ascii("[" + text + "]"), target, 0, 1)) {
        assertThat(target[0]).as(text).isEqualTo((float) Double.parseDouble(text));
      } else {
        left++;
      }
    }
    assertThat(left).isLessThan(2000);
  }

  private static String text(Random random) {
    double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(9));
    return switch (random.nextInt(4)) {
      case 0 -> Integer.toString((int) value);
      case 1 -> String.format(Locale.ROOT, "%." + random.nextInt(12) + "f", value);
      case 2 -> plain(value);
      default -> plain((float) value);
    };
  }

  private static String plain(double value) {
    String text = Double.toString(value);
    return text.contains("E") ? "1.5" : text;
  }

  @Test
  void shouldLeaveATieToWhoRoundsItExactly() {
    // half way between the floats 1 and 1.0000001, and one digit more than a double tells
    String tie = "1.00000005960464477539";

    assertThat(numbers.read(ascii("[" + tie + "]"), new float[1], 0, 1)).isFalse();
    assertThat(numbers.read(ascii("[1.0000000596046448]"), new float[1], 0, 1)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "[",
        "[]",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1]]",
        "[1],[2]",
        "[[1][2]]",
        "[1] x",
        "[01]",
        "[-]",
        "[1.]",
        "[.5]",
        "[+1]",
        "[1e3]",
        "[true]",
        "[null]",
        "[\"1\"]",
        "{\"a\":1}",
        "[1,2,3]",
        "[NaN]",
        "[1.5.5]",
        "[--1]",
        "[0x1]",
        "[1,[]]"
      })
  void shouldLeaveWhatIsNoArrayOfTwoNumbers(String record) {
    assertThat(numbers.read(ascii(record), new float[2], 0, 2)).isFalse();
  }

  @Test
  void shouldLeaveWhatIsNestedTooDeep() {
    String deep = "[".repeat(33) + "1" + "]".repeat(33);

    assertThat(numbers.read(ascii(deep), new float[1], 0, 1)).isFalse();
    assertThat(numbers.read(ascii(deep.substring(1, 66)), new float[1], 0, 1)).isTrue();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
