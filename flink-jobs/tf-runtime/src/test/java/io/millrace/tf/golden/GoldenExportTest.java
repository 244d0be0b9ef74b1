package io.millrace.tf.golden;

import io.millrace.keras.KerasJson;
import io.millrace.keras.KerasModel;
import io.millrace.tf.Predictor;
import io.millrace.tf.TrainingSession;
import io.millrace.tf.golden.Differences.Tolerance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole models, written as SavedModels and loaded again, still predict what Keras predicts. */
class GoldenExportTest {
  private static final Tolerance TOLERANCE = new Tolerance(1e-5, 0);

  @TempDir Path folder;

  static Stream<String> names() {
    return GoldenSet.names("models");
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("names")
  void shouldPredictWhatKerasPredictsAsSavedModel(String name) throws Exception {
    new Expectation(this::assertExported).verify(name);
  }

  private void assertExported(GoldenCase golden) throws IOException {
    Path savedModel = folder.resolve("model");
    KerasModel model = KerasJson.parse(golden.architecture());
    try (TrainingSession session = TrainingSession.compile(model, 1)) {
      session.assignWeights(golden.weights());
      session.exportSavedModel(savedModel);
    }
    float[] expected = golden.predictions();
    float[] got = new float[expected.length];
    try (Predictor predictor = Predictor.load(savedModel, model.signature())) {
      predictor.predict(golden.features(), golden.rows(), got);
    }
    Differences.assertClose("prediction", got, expected, TOLERANCE);
  }
}
