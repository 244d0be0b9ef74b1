package io.millrace.tf.golden;

import io.millrace.keras.KerasJson;
import io.millrace.keras.KerasModel;
import io.millrace.tf.TrainingSession;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Training from the same weights on the same batches gives the loss of each step, the metrics of
 * each epoch, the weights and the evaluation that Keras gives.
 */
class GoldenTrainingTest {
  private static final Expectation EXPECTATION = new Expectation(GoldenTrainingTest::assertTrains);

  static Stream<String> names() {
    return GoldenSet.names("training");
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("names")
  void shouldTrainAsKerasTrains(String name) throws Exception {
    EXPECTATION.verify(name);
  }

  @AfterAll
  static void writeReport() throws IOException {
    EXPECTATION.write("training");
  }

  static void assertTrains(GoldenCase golden) {
    KerasModel model = KerasJson.parse(golden.architecture());
    GoldenForwardTest.assertSummary(golden, model);
    try (TrainingSession session = TrainingSession.compile(model, 1)) {
      session.assignWeights(golden.weights());
      GoldenForwardTest.assertPredictions(golden, session);
      new GoldenRun(golden, session).assertSameAsKeras();
    }
  }
}
