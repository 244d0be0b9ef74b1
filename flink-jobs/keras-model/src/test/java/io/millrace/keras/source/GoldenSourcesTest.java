package io.millrace.keras.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Compares what a source compiles to with what real Keras 3.15.1 made of it. */
class GoldenSourcesTest {
  private static final Path VALID = Path.of("src/test/resources/sources/valid");
  private static final JsonMapper MAPPER = new JsonMapper();

  /** What a class keeps here though Keras forgets it in its configuration. */
  private static final Map<String, String> KEPT =
      Map.of("Huber", "delta", "CosineSimilarity", "axis");

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
    assumeThat(faults(run)).noneMatch(fault -> fault.contains("supported"));
    assertThat(faults(run)).isEmpty();
    JsonNode ours = withoutKept(MAPPER.readTree(run.architecture()));
    JsonNode keras = MAPPER.readTree(String.valueOf(read(folder.resolve("to_json.json"))));
    assertThat(differences("", ours, keras)).isEmpty();
  }

  /** Sub-models of a distributed model are not compiled. */
  private static List<String> faults(SourceRun run) {
    return run.violations().stream()
        .map(violation -> violation.line() + ":" + violation.column() + " " + violation)
        .filter(text -> !text.contains("is not compiled"))
        .toList();
  }

  private static JsonNode withoutKept(JsonNode node) {
    if (node instanceof ObjectNode object) {
      String kept = KEPT.get(object.path("class_name").asString(""));
      if (kept != null && object.path("config") instanceof ObjectNode config) {
        config.remove(kept);
      }
    }
    node.forEach(GoldenSourcesTest::withoutKept);
    return node;
  }

  private static List<String> differences(String pointer, JsonNode ours, JsonNode keras) {
    List<String> found = new ArrayList<>();
    if (ours.isObject() && keras.isObject()) {
      Stream.concat(ours.propertyNames().stream(), keras.propertyNames().stream())
          .distinct()
          .forEach(
              key ->
                  found.addAll(differences(pointer + "/" + key, ours.path(key), keras.path(key))));
    } else if (ours.isArray() && keras.isArray() && ours.size() == keras.size()) {
      for (int i = 0; i < ours.size(); i++) {
        found.addAll(differences(pointer + "/" + i, ours.get(i), keras.get(i)));
      }
    } else if (!same(ours, keras)) {
      found.add(pointer + ": " + ours + " instead of " + keras);
    }
    return found;
  }

  private static boolean same(JsonNode ours, JsonNode keras) {
    return ours.isNumber() && keras.isNumber()
        ? ours.isIntegralNumber() == keras.isIntegralNumber()
            && ours.doubleValue() == keras.doubleValue()
        : ours.equals(keras);
  }

  private static @Nullable String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
