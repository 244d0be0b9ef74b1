package io.millrace.keras;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of what is supported names all that is read, and nothing else. */
class SupportedNamesTest {
  private static final Path PAGE = Path.of("../../docs/keras.md");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_0-9]+");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Layers               | "class_name": "Dropout"          | "class_name": "Nothing"
          Operations           | "module": "keras.layers", "class_name": "Dropout" | "module": "keras.src.ops.numpy", "class_name": "Nothing"
          Activation functions | "activation": "sigmoid"          | "activation": "nothing"
          Initializers         | "class_name": "GlorotUniform"    | "class_name": "Nothing"
          Regularizers         | "kernel_regularizer": null       | "kernel_regularizer": "nothing"
          Constraints          | "kernel_constraint": null        | "kernel_constraint": "nothing"
          Metrics              | "accuracy"                       | "nothing"
          Optimizers           | "class_name": "Adam"             | "class_name": "Nothing"
          Losses               | "loss": {                        | "loss": "nothing", "before": {
          Schedules            | "learning_rate": 9.999999747378752e-05 | "learning_rate": {"class_name": "Nothing", "config": {}}
          """)
  void shouldNameAllThatIsReadAndNothingElse(String section, String from, String to)
      throws IOException {
    // When
    Set<String> legal = LegalNames.whenReplaced(from, to);

    // Then
    assertThat(names(section)).isEqualTo(legal);
  }

  /** Words between backticks in the first column of the section's table. */
  private static Set<String> names(String section) throws IOException {
    String text = Files.readString(PAGE);
    int start = text.indexOf("\n## " + section + "\n");
    assertThat(start).as("section " + section).isNotNegative();
    int end = text.indexOf("\n## ", start + 1);
    return text.substring(start, end < 0 ? text.length() : end)
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("\\|")[1])
        .flatMap(cell -> NAME.matcher(cell).results().map(MatchResult::group))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
