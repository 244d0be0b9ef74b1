package io.millrace.codecs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.io.NumberOutput;

class FloatTextTest {
  private final byte[] buffer = new byte[FloatText.LONGEST];

  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "-0.0, -0.0",
    "1, 1.0",
    "-1.5, -1.5",
    "0.1, 0.1",
    "0.001, 0.001",
    "0.00012, 1.2E-4",
    "1e-5, 1.0E-5",
    "100, 100.0",
    "1234567, 1234567.0",
    "9999999, 9999999.0",
    "1e7, 1.0E7",
    "0.99999994, 0.99999994",
    "3.4028235e38, 3.4028235E38",
    "-1.17549435E-38, -1.1754944E-38",
    "1.4e-45, 1.4E-45"
  })
  void shouldWriteTheFewestDigits(float value, String expected) {
    assertThat(write(value)).isEqualTo(expected);
  }

  @Test
  void shouldWriteWhatTheShortestDecimalIs() {
    Random random = new Random(1);
    for (int i = 0; i < 300_000; i++) {
      float share = random.nextFloat();
      assertSame(share);
      assertSame((float) (share * Math.pow(10, random.nextInt(20) - 13)));
      assertSame(random.nextInt(2_000_000) / 1000f);
      float any = Float.intBitsToFloat(random.nextInt());
      assertSame(Float.isFinite(any) ? any : 0);
    }
  }

  @Test
  void shouldWriteTheNeighboursOfPowersOfTen() {
    for (int power = -12; power <= 7; power++) {
      float ten = (float) Math.pow(10, power);
      assertSame(Math.nextDown(ten));
      assertSame(ten);
      assertSame(Math.nextUp(ten));
    }
  }

  private void assertSame(float value) {
    if (!write(value).equals(NumberOutput.toString(value, true))) {
      assertThat(write(value)).isEqualTo(NumberOutput.toString(value, true));
    }
  }

  private String write(float value) {
    return new String(buffer, 0, FloatText.write(value, buffer, 0), US_ASCII);
  }
}
