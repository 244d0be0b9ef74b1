package io.millrace.tf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.model.ModelSignature;
import io.millrace.keras.savedmodel.ServingSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** SavedModels of Keras and TensorFlow in Python; made by src/test/keras/savedmodels.py. */
class ForeignSavedModelTest {
  private static final Path SAVED_MODELS = Path.of("src/test/resources/savedmodels");

  @ParameterizedTest
  @ValueSource(strings = {"keras-mlp", "keras-multi", "keras-lstm", "tf-function"})
  void shouldScoreAsPythonDoes(String model) throws IOException {
    JsonNode expected =
        ContractJson.mapper().readTree(Files.readString(SAVED_MODELS.resolve(model + ".json")));
    float[] features = flat(expected.get("features"));
    float[] outputs = flat(expected.get("outputs"));
    int rows = expected.get("features").size();

    float[] into = new float[outputs.length];
    try (Predictor predictor = Predictor.load(SAVED_MODELS.resolve(model))) {
      assertThat(predictor.featureCount() * rows).isEqualTo(features.length);
      predictor.predict(features, rows, into);
    }

    assertThat(into).usingComparatorWithPrecision(1e-5f).containsExactly(outputs);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "illegal-strings      | input 's' has the type string; legal is float32, float64, int32, int64, uint8 or bool",
        "illegal-open         | input 'x' has the shape [-1, -1, 3]; legal is -1 for the batch, then known dimensions (records have a fixed size: export the model with the sizes that they have)",
        "illegal-no-serving   | the SavedModel has no signature 'serving_default'; it has [__saved_model_init_op, score] (save it with signatures={'serving_default': …})",
        "illegal-reads-a-file | the SavedModel has the operations [ReadFile], which reach beyond the model; legal are those that compute (export the model without reading, printing or calling Python in it)"
      })
  void shouldRefuseWhatCannotBeScored(String model, String message) {
    assertThatThrownBy(() -> Predictor.load(SAVED_MODELS.resolve(model)))
        .isInstanceOf(UnusableModelException.class)
        .hasMessage(message);
  }

  @Test
  void shouldTakeFeaturesInTheOrderOfTheGivenSignature() throws IOException {
    Path model = SAVED_MODELS.resolve("keras-multi");
    ModelSignature byName = ServingSignature.read(model).signature();
    ModelSignature trained =
        new ModelSignature(
            List.of(byName.inputs().get(1), byName.inputs().get(0)),
            List.of(byName.outputs().get(1), byName.outputs().get(0)));
    float[] wordsFirst = {3, 4, 0.1f, 0.2f, 0.3f};
    float[] numbersFirst = {0.1f, 0.2f, 0.3f, 3, 4};
    float[] expected = new float[3];
    float[] given = new float[3];

    try (Predictor sorted = Predictor.load(model);
        Predictor reordered = Predictor.load(model, trained)) {
      sorted.predict(wordsFirst, 1, expected);
      reordered.predict(numbersFirst, 1, given);
      assertThat(reordered.signature()).isEqualTo(trained);
    }

    assertThat(given).containsExactly(expected[1], expected[2], expected[0]);
  }

  private static float[] flat(JsonNode rows) {
    float[] values = new float[rows.size() * rows.get(0).size()];
    int i = 0;
    for (JsonNode row : rows) {
      for (JsonNode value : row) {
        values[i++] = (float) value.asDouble();
      }
    }
    return values;
  }
}
