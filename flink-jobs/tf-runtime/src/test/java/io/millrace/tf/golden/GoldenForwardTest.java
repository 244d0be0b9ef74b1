package io.millrace.tf.golden;

import io.millrace.keras.KerasJson;
import io.millrace.keras.KerasModel;
import io.millrace.keras.LayerSummary;
import io.millrace.keras.layer.WeightSpec;
import io.millrace.keras.weight.WeightValues;
import io.millrace.tf.TrainingSession;
import io.millrace.tf.golden.Differences.Tolerance;
import io.millrace.tf.golden.GoldenCase.LayerLine;
import java.io.IOException;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Summary and predictions of single layers and of whole models are those of Keras. */
class GoldenForwardTest {
  private static final Expectation EXPECTATION = new Expectation(GoldenForwardTest::assertForward);
  private static final Tolerance TOLERANCE = new Tolerance(1e-5, 0);

  static Stream<String> names() {
    return GoldenSet.names("layers", "models");
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("names")
  void shouldComputeWhatKerasComputes(String name) throws Exception {
    EXPECTATION.verify(name);
  }

  @AfterAll
  static void writeReport() throws IOException {
    EXPECTATION.write("forward");
  }

  static void assertForward(GoldenCase golden) {
    KerasModel model = KerasJson.parse(golden.architecture());
    assertSummary(golden, model);
    try (TrainingSession session = TrainingSession.compile(model, 1)) {
      session.assignWeights(golden.weights());
      assertPredictions(golden, session);
    }
  }

  static void assertSummary(GoldenCase golden, KerasModel model) {
    SoftAssertions softly = new SoftAssertions();
    softly
        .assertThat(model.layerSummaries().stream().map(GoldenForwardTest::line).toList())
        .as("summary")
        .isEqualTo(golden.layers());
    softly.assertThat(model.parameterCount()).as("parameters").isEqualTo(golden.parameters());
    softly.assertThat(model.outputShapes()).as("output shapes").isEqualTo(golden.outputShapes());
    softly
        .assertThat(model.weights().stream().map(WeightSpec::name).toList())
        .as("weights")
        .isEqualTo(golden.weights().stream().map(WeightValues::name).toList());
    softly.assertAll();
  }

  private static LayerLine line(LayerSummary summary) {
    return new LayerLine(
        summary.name(), summary.type(), summary.outputShape(), summary.parameters());
  }

  static void assertPredictions(GoldenCase golden, TrainingSession session) {
    float[] expected = golden.predictions();
    float[] got = new float[expected.length];

    session.predict(golden.features(), golden.rows(), got);

    Differences.assertClose("prediction", got, expected, TOLERANCE);
  }
}
