package io.millrace.keras.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sources that want what a model does not need, or that are no programs at all. Beside each is what
 * it is answered with: a line for each fault, with the place and the start of the message. A new
 * case is a new file; {@code -Dgolden.write=true} writes the answer for review.
 */
class HostileSourcesTest {
  private static final Path HOSTILE = Path.of("src/test/resources/sources/hostile");

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
    Answer answer = Answer.to(null, source);

    // Then
    String lines = String.join("\n", answer.lines()) + "\n";
    Path expected = HOSTILE.resolve(name + ".expected");
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(expected, lines);
    }
    assertThat(answer.violations()).isNotEmpty();
    assertThat(lines).isEqualTo(Files.readString(expected));
    answer.shouldBeCheap();
  }

  @Test
  void shouldHaveManySources() throws IOException {
    // Then
    assertThat(names()).hasSizeGreaterThan(300);
  }
}
