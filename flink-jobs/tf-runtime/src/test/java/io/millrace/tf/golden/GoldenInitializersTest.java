package io.millrace.tf.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.keras.KerasJson;
import io.millrace.keras.weight.WeightValues;
import io.millrace.tf.TrainingSession;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Initial weights are distributed as those of Keras. Constant weights are equal; random ones have
 * the same mean, deviation, range and orthogonality.
 */
class GoldenInitializersTest {
  private static final Expectation EXPECTATION =
      new Expectation(GoldenInitializersTest::assertInitialWeights);

  static Stream<String> names() {
    return GoldenSet.names("initializers");
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("names")
  void shouldStartWhereKerasStarts(String name) throws Exception {
    EXPECTATION.verify(name);
  }

  @AfterAll
  static void writeReport() throws IOException {
    EXPECTATION.write("initializers");
  }

  private static void assertInitialWeights(GoldenCase golden) {
    try (TrainingSession session =
        TrainingSession.compile(KerasJson.parse(golden.architecture()), 7)) {
      List<WeightValues> weights = session.weights();
      JsonNode expected = golden.document().required("weights");
      assertThat(weights.stream().map(WeightValues::name).toList())
          .isEqualTo(expected.valueStream().map(w -> w.required("name").asString()).toList());
      SoftAssertions softly = new SoftAssertions();
      for (int i = 0; i < weights.size(); i++) {
        assertLike(softly, Statistics.of(weights.get(i)), expected.get(i));
      }
      softly.assertAll();
    }
  }

  private static void assertLike(SoftAssertions softly, Statistics got, JsonNode expected) {
    double deviation = expected.required("deviation").asDouble();
    // Two samples of n values: means differ by about deviation / sqrt(n), deviations by half of it.
    double error = 6 * deviation / Math.sqrt(got.count()) + 1e-6;
    String name = got.name();
    softly
        .assertThat(got.mean())
        .as(name + " mean")
        .isCloseTo(expected.required("mean").asDouble(), within(error));
    softly.assertThat(got.deviation()).as(name + " deviation").isCloseTo(deviation, within(error));
    Offset<Double> tail = within(deviation * 0.9 + 1e-6);
    softly
        .assertThat(got.smallest())
        .as(name + " smallest")
        .isCloseTo(expected.required("smallest").asDouble(), tail);
    softly
        .assertThat(got.largest())
        .as(name + " largest")
        .isCloseTo(expected.required("largest").asDouble(), tail);
    JsonNode gram = expected.required("gram");
    if (gram.required("beside").asDouble() < 1e-4 && deviation > 0) {
      softly.assertThat(got.gramBeside()).as(name + " orthogonality").isLessThan(1e-4);
      softly
          .assertThat(got.gramDiagonal())
          .as(name + " gain")
          .isCloseTo(gram.required("diagonal").asDouble(), within(1e-3));
    }
  }
}
