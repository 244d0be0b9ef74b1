package io.millrace.keras.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the documentation shows as source compiles. */
class PublishedSourceTest {
  private static final Path DOCUMENTATION = Path.of("../../docs/keras-source.md");
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
}
