package io.millrace.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.KerasJson;
import io.millrace.keras.KerasModel;
import io.millrace.keras.source.KerasSource;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ModelFilesTest {
  @ParameterizedTest
  @CsvSource({
    "digits-softmax, 8 8, 10, 650",
    "digits-mlp, 8 8, 10, 4810",
    "digits-wide, 8 8, 10, 50826",
    "iris, 4, 3, 131",
    "breast-cancer, 30, 1, 513"
  })
  void shouldFitItsDataSet(String name, String input, int outputs, long parameters)
      throws Exception {
    KerasModel model = KerasJson.parse(Files.readString(Path.of("models", name + ".json")));

    assertThat(model.signature().inputs().get(0).shape()).isEqualTo(TensorShape.parse(input));
    assertThat(model.signature().outputs().get(0).shape()).isEqualTo(TensorShape.of(outputs));
    assertThat(model.parameterCount()).isEqualTo(parameters);
  }

  /** Parameters as Keras 3.15.1 counts them when it runs the file. */
  @ParameterizedTest
  @CsvSource({"digits-conv, 8 8 1, 10, 6090", "pattern-order-lstm, 24 1, 2, 2546"})
  void shouldCompileSource(String name, String input, int outputs, long parameters)
      throws Exception {
    String code = Files.readString(Path.of("models", name + ".py"));

    KerasModel model = KerasSource.compile(null, code).model();

    assertThat(model.signature().inputs().get(0).shape()).isEqualTo(TensorShape.parse(input));
    assertThat(model.signature().outputs().get(0).shape()).isEqualTo(TensorShape.of(outputs));
    assertThat(model.parameterCount()).isEqualTo(parameters);
  }

  /** Nothing of the held-out rows is known to the model, not even their mean. */
  @ParameterizedTest
  @CsvSource({"iris, iris.csv", "breast-cancer, breast-cancer.csv"})
  void shouldNormalizeWithTheTrainingRowsOnly(String name, String csv) throws Exception {
    Dataset training =
        Dataset.read(Path.of("data", csv))
            .holdOut(DemoPlan.HELD_OUT_SHARE, DemoPlan.SEED)
            .training();
    JsonNode layer =
        ContractJson.mapper()
            .readTree(Files.readString(Path.of("models", name + ".json")))
            .at("/config/layers/1/config");

    for (int i = 0; i < training.columns().size(); i++) {
      double mean = mean(training, i, 0);
      double variance = mean(training, i, mean);
      assertThat(layer.at("/mean/" + i).doubleValue()).isCloseTo(mean, within(1e-5 * mean));
      assertThat(layer.at("/variance/" + i).doubleValue())
          .isCloseTo(variance, within(1e-5 * variance));
    }
  }

  /** The mean, or around a given centre the mean square. */
  private static double mean(Dataset rows, int column, double centre) {
    double sum = 0;
    for (Dataset.Example row : rows.examples()) {
      double value = row.features()[column] - centre;
      sum += centre == 0 ? value : value * value;
    }
    return sum / rows.size();
  }
}
