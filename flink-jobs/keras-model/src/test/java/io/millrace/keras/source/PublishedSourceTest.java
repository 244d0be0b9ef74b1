package io.millrace.keras.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation shows as source compiles. */
class PublishedSourceTest {
  private static final Path DOCUMENTATION = Path.of("../../docs/keras-source.md");
  private static final Path TEMPLATES = Path.of("../../web/src/models/templates");
  private static final Pattern SOURCE = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL);

  @Test
  void shouldCompileTheSourcesOfTheDocumentation() throws IOException {
    // Given
    List<String> sources =
        SOURCE
            .matcher(Files.readString(DOCUMENTATION))
            .results()
            .map((MatchResult match) -> match.group(1))
            .toList();

    // When
    List<CompiledSource> compiled =
        sources.stream().map(source -> KerasSource.compile(null, source)).toList();

    // Then
    assertThat(compiled).hasSize(1);
    assertThat(compiled.get(0).model().parameterCount())
        .isEqualTo(12 * 32 + 32 + 32 * 16 + 16 + 51);
  }

  @ParameterizedTest
  @ValueSource(strings = {"autoencoder", "cnn", "lstm", "mlp", "regression"})
  void shouldCompileTheTemplatesOfTheEditor(String name) throws IOException {
    // Given
    String template = Files.readString(TEMPLATES.resolve(name + ".py"));

    // When
    CompiledSource compiled = KerasSource.compile(null, template);

    // Then
    assertThat(compiled.model().parameterCount()).isPositive();
  }

  @Test
  void shouldHaveNoTemplateThatIsNotTried() throws IOException {
    try (Stream<Path> files = Files.list(TEMPLATES)) {
      assertThat(files.filter(file -> file.toString().endsWith(".py"))).hasSize(5);
    }
  }
}
