package io.millrace.controlplane.trainings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskOfModelTest {
  private static final String MODEL =
      """
      {"class_name": "Sequential",
       "config": {"name": "m", "layers": [
         {"class_name": "Dense", "config": {"name": "d", "units": UNITS, "activation": "linear",
           "batch_input_shape": [null, 3], "dtype": "float32"}}]},
       "compile_config": {"optimizer": "adam", "loss": LOSS}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "3 | \"sparse_categorical_crossentropy\" | CLASSIFICATION",
        "3 | \"categorical_crossentropy\" | CLASSIFICATION",
        "1 | \"binary_crossentropy\" | BINARY_CLASSIFICATION",
        "1 | \"mse\" | REGRESSION",
        "3 | \"mae\" | REGRESSION"
      })
  void shouldSayWhatTheLossSays(int units, String loss, String task) {
    assertThat(TaskOfModel.of(model(units, loss))).hasToString("Optional[" + task + "]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "3 | \"binary_crossentropy\"",
        "1 | {\"class_name\": \"BinaryCrossentropy\", \"config\": {\"from_logits\": true}}",
        "3 | \"cosine_similarity\""
      })
  void shouldSayNothingWhereTheLossDoesNot(int units, String loss) {
    assertThat(TaskOfModel.of(model(units, loss))).isEmpty();
  }

  @Test
  void shouldSayNothingOfWhatIsNoModel() {
    assertThat(TaskOfModel.of("{}")).isEmpty();
  }

  private static String model(int units, String loss) {
    return MODEL.replace("UNITS", String.valueOf(units)).replace("LOSS", loss);
  }
}
