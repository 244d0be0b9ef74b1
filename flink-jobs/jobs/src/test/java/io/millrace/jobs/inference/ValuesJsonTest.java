package io.millrace.jobs.inference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PredictionJsonTest {
  private final PredictionJson json = new PredictionJson();

  @Test
  void shouldWriteTheFewestDigitsThatReadBack() {
    float[] values = {9, 0.1f, -2.5e-8f, 2.0e-3f, 1.0e10f, 0};

    String written = new String(json.write(values, 1, 5), UTF_8);

    assertThat(written).isEqualTo("{\"values\":[0.1,-2.5E-8,0.002,1.0E10,0.0]}");
  }

  @Test
  void shouldReadBackToTheSameFloats() {
    Random random = new Random(7);
    float[] values = new float[5000];
    for (int i = 0; i < values.length; i++) {
      do {
        values[i] = Float.intBitsToFloat(random.nextInt());
      } while (!Float.isFinite(values[i]));
    }

    byte[] written = json.write(values, 0, values.length);

    float[] read =
        JsonMapper.shared()
            .treeToValue(JsonMapper.shared().readTree(written).get("values"), float[].class);
    assertThat(read).isEqualTo(values);
  }

  @Test
  void shouldFindTheFirstValueThatJsonCannotSay() {
    float[] values = {Float.NaN, 1, 2, Float.POSITIVE_INFINITY, Float.NaN};

    assertThat(PredictionJson.firstNotFinite(values, 1, 2)).isEqualTo(-1);
    assertThat(PredictionJson.firstNotFinite(values, 1, 4)).isEqualTo(2);
  }
}
