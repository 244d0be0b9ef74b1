package io.millrace.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Float16Test {
  /** Bits as NumPy's {@code np.float16(x).view(np.uint16)} gives them. */
  @ParameterizedTest
  @CsvSource({
    "0x0000, 0.0",
    "0x8000, -0.0",
    "0x3c00, 1.0",
    "0xc000, -2.0",
    "0x3555, 0.33325195",
    "0x7bff, 65504.0",
    "0x0001, 5.9604645E-8",
    "0x03ff, 6.097555E-5",
    "0x0400, 6.1035156E-5",
    "0x7c00, Infinity",
    "0xfc00, -Infinity",
    "0x7e00, NaN"
  })
  void shouldReadAndWriteWhatNumPyWrites(String bits, Float value) {
    short half = Integer.decode(bits).shortValue();

    assertThat(Float16.toFloat(half)).isEqualTo(value);
    assertThat(Float16.fromFloat(value)).isEqualTo(half);
  }

  @ParameterizedTest
  @CsvSource({
    "65519.99, 0x7bff",
    "65520, 0x7c00",
    "1e30, 0x7c00",
    "2.9802322E-8, 0x0000",
    "1.00048828125, 0x3c00",
    "1.00146484375, 0x3c02",
    "6.1020255E-5, 0x0400"
  })
  void shouldRoundToTheNearestAndTiesToEven(float value, String bits) {
    assertThat(Float16.fromFloat(value)).isEqualTo(Integer.decode(bits).shortValue());
  }

  @Test
  void shouldReturnEveryPatternUnchanged() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      float value = Float16.toFloat((short) bits);
      if (!Float.isNaN(value)) {
        assertThat(Float16.fromFloat(value)).isEqualTo((short) bits);
      }
    }
  }
}
