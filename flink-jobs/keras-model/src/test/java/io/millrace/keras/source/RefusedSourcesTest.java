package io.millrace.keras.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.keras.InvalidModelException;
import io.millrace.keras.ModelViolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code sources/invalid} has a source and what is wrong with it. A new case is a
 * new folder; {@code -Dgolden.write=true} writes the expectation for review.
 */
class RefusedSourcesTest {
  private static final Path INVALID = Path.of("src/test/resources/sources/invalid");

  static Stream<String> names() throws IOException {
    try (Stream<Path> folders = Files.list(INVALID)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void shouldSayWhatIsWrongAndWhere(String name) throws IOException {
    // Given
    Path folder = INVALID.resolve(name);
    Path imports = folder.resolve("imports.py");
    String code = Files.readString(folder.resolve("model.py"));

    // When
    InvalidModelException refused =
        catchThrowableOfType(
            InvalidModelException.class,
            () ->
                KerasSource.compile(
                    Files.exists(imports) ? Files.readString(imports) : null, code));

    // Then
    assertGolden(folder.resolve("violations.txt"), render(refused.violations()));
  }

  private static String render(List<ModelViolation> violations) {
    return violations.stream().map(RefusedSourcesTest::render).collect(Collectors.joining());
  }

  /** Lists of what is legal grow with what is supported, and are cut. */
  private static String render(ModelViolation violation) {
    String place = violation.line() == null ? "-" : violation.line() + ":" + violation.column();
    String layer = violation.layer() == null ? "" : " layer '" + violation.layer() + "':";
    String hint = violation.hint() == null ? "" : "\n    " + violation.hint();
    String message =
        violation.message().replaceAll("(legal (is one of|are)) \\w+, \\w+, .*", "$1 …");
    return place + layer + " " + message + hint + "\n";
  }

  private static void assertGolden(Path file, String actual) throws IOException {
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(file, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(file));
  }
}
