package io.millrace.keras.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.keras.InvalidModelException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares what a source compiles to with what real Keras 3.15.1 made of it. */
class GoldenSourcesTest {
  private static final Path VALID = Path.of("src/test/resources/sources/valid");
  private static final JsonMapper MAPPER = new JsonMapper();

  /** Parts of Kafka-ML's distributed model, which Keras makes and nobody compiles. */
  private static final Set<String> NOT_COMPILED =
      Set.of("kafka-ml-cloud-bare-expression", "kafka-ml-edge", "kafka-ml-fog");

  static Stream<String> names() throws IOException {
    try (Stream<Path> folders = Files.list(VALID)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void shouldCompileToTheArchitectureThatKerasGives(String name) {
    // Given
    Path folder = VALID.resolve(name);
    String imports = read(folder.resolve("imports.py"));

    // When
    SourceRun run = SourceRun.of(imports, String.valueOf(read(folder.resolve("model.py"))));

    // Then
    assertThat(faults(run)).isEmpty();
    JsonNode ours = MAPPER.readTree(run.architecture());
    JsonNode keras = MAPPER.readTree(String.valueOf(read(folder.resolve("to_json.json"))));
    assertThat(JsonDifference.between(ours, keras)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void shouldCompileToAModelThatCanBeTrained(String name) {
    // Given
    Path folder = VALID.resolve(name);
    String imports = read(folder.resolve("imports.py"));
    String code = String.valueOf(read(folder.resolve("model.py")));

    // When
    List<String> refused = new ArrayList<>();
    try {
      KerasSource.compile(imports, code);
    } catch (InvalidModelException e) {
      e.violations().forEach(violation -> refused.add(violation.message()));
    }

    // Then
    if (NOT_COMPILED.contains(name)) {
      assertThat(refused).singleElement().asString().endsWith("is not compiled");
    } else {
      assertThat(refused).isEmpty();
    }
  }

  /** Without the models that their source does not compile. */
  private static List<String> faults(SourceRun run) {
    return run.violations().stream()
        .map(violation -> violation.line() + ":" + violation.column() + " " + violation)
        .filter(text -> !text.contains("is not compiled"))
        .toList();
  }

  private static @Nullable String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
