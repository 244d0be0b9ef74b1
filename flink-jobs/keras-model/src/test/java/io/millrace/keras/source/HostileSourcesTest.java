package io.millrace.keras.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.keras.InvalidModelException;
import io.millrace.keras.ModelViolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sources that want what a model does not need, or that are no programs at all. Beside each is what
 * it is answered with: a line for each fault, with the place and the start of the message. A new
 * case is a new file; {@code -Dgolden.write=true} writes the answer for review.
 */
class HostileSourcesTest {
  private static final Path HOSTILE = Path.of("src/test/resources/sources/hostile");
  private static final int MESSAGE = 60;

  /** Generous, since the machine may be busy; a source takes a few milliseconds. */
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  static Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(HOSTILE)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".py"))
          .map(name -> name.substring(0, name.length() - ".py".length()))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void shouldAnswerWithThePlaceOfEachFault(String name) throws IOException {
    // Given
    String source = Files.readString(HOSTILE.resolve(name + ".py"));

    // When
    InvalidModelException refused =
        Assertions.assertTimeout(
            DEADLINE,
            () ->
                catchThrowableOfType(
                    InvalidModelException.class, () -> KerasSource.compile(null, source)));

    // Then
    String answer =
        refused == null
            ? "accepted"
            : refused.violations().stream()
                .map(HostileSourcesTest::rendered)
                .collect(Collectors.joining("\n"));
    Path expected = HOSTILE.resolve(name + ".expected");
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(expected, answer + "\n");
    }
    assertThat(answer + "\n").isEqualTo(Files.readString(expected));
  }

  private static String rendered(ModelViolation violation) {
    String message = violation.message();
    return violation.line()
        + ":"
        + violation.column()
        + " "
        + message.substring(0, Math.min(MESSAGE, message.length())).replace('\n', ' ');
  }
}
