package io.millrace.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code models} has a {@code model.json} in the form Keras writes, and what becomes
 * of it: {@code model.txt} or {@code violations.txt}. A new case is a new folder; {@code
 * -Dgolden.write=true} writes the expectation for review.
 */
class GoldenModelsTest {
  private static final Path MODELS = Path.of("src/test/resources/models");

  static Stream<Path> legal() throws IOException {
    return folders("legal-");
  }

  static Stream<Path> illegal() throws IOException {
    return folders("illegal-");
  }

  private static Stream<Path> folders(String prefix) throws IOException {
    try (Stream<Path> folders = Files.list(MODELS)) {
      List<Path> sorted =
          folders
              .filter(folder -> folder.getFileName().toString().startsWith(prefix))
              .sorted()
              .toList();
      return sorted.stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("legal")
  void shouldReadLegalModel(Path folder) throws IOException {
    // When
    KerasModel model = KerasJson.parse(Files.readString(folder.resolve("model.json")));

    // Then
    assertGolden(folder.resolve("model.txt"), render(model));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("illegal")
  void shouldReportEveryViolation(Path folder) throws IOException {
    // Given
    String json = Files.readString(folder.resolve("model.json"));

    // When
    InvalidModelException refused =
        catchThrowableOfType(InvalidModelException.class, () -> KerasJson.parse(json));

    // Then
    assertGolden(
        folder.resolve("violations.txt"),
        refused.violations().stream()
            .map(GoldenModelsTest::render)
            .collect(Collectors.joining("\n")));
  }

  private static void assertGolden(Path file, String actual) throws IOException {
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(file, actual + "\n");
    }
    assertThat(actual + "\n").isEqualTo(Files.readString(file));
  }

  private static String render(KerasModel model) {
    StringBuilder text = new StringBuilder("model " + model.name() + "\n");
    text.append(model.kind()).append(" signature ").append(model.signature()).append('\n');
    model.graph().calls().forEach(call -> text.append("call ").append(call).append('\n'));
    model.layerSummaries().forEach(summary -> text.append(summary).append('\n'));
    text.append("parameters ").append(model.parameterCount()).append('\n');
    text.append(model.compile().optimizer()).append('\n');
    model.compile().objectives().forEach(objective -> text.append(objective).append('\n'));
    return text.toString().stripTrailing();
  }

  private static String render(ModelViolation violation) {
    return "layer: "
        + violation.layer()
        + (violation.line() == null
            ? ""
            : "\nline " + violation.line() + " column " + violation.column())
        + "\npointer: "
        + violation.pointer()
        + "\nmessage: "
        + violation.message()
        + "\nhint: "
        + violation.hint()
        + "\n";
  }
}
