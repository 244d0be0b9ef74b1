package io.millrace.jobs.inference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.record.TensorShape;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ValuesJsonTest {

  @Test
  void shouldWriteTheFewestDigitsThatReadBack() {
    float[] values = {9, 0.1f, -2.5e-8f, 2.0e-3f, 1.0e10f, 0};

    String written = new String(json(5).encode(Scored.RECORD, values, 1), UTF_8);

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

    byte[] written = json(values.length).encode(Scored.RECORD, values, 0);

    float[] read =
        JsonMapper.shared()
            .treeToValue(JsonMapper.shared().readTree(written).get("values"), float[].class);
    assertThat(read).isEqualTo(values);
  }

  @Test
  void shouldWriteTheValuesOfSeveralOutputsOneAfterAnother() {
    RowLayout layout =
        RowLayout.of(Scored.model(TensorShape.of(2), TensorShape.of(1)).signature(), false);
    float[] values = {1, 2, 3};

    byte[] written = new ValuesJson(layout.prediction()).encode(Scored.RECORD, values, 0);

    assertThat(written).asString(UTF_8).isEqualTo("{\"values\":[1.0,2.0,3.0]}");
  }

  private static ValuesJson json(int count) {
    return new ValuesJson(new OutputSlice("a", 0, count, 1));
  }
}
