package io.millrace.keras.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.keras.json.LayerReaders;
import io.millrace.keras.python.SourceFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares what constructors make of their arguments with what real Keras 3.15.1 makes of them. */
class GoldenObjectsTest {
  private static final Path OBJECTS = Path.of("src/test/resources/sources/objects.json");
  private static final String IMPORTS =
      """
      from keras import constraints, initializers, layers, losses, metrics, optimizers, regularizers
      from keras.optimizers import schedules
      """;

  static Stream<Arguments> objects() throws IOException {
    JsonNode all = new JsonMapper().readTree(Files.readString(OBJECTS));
    return StreamSupport.stream(all.spliterator(), false)
        .filter(object -> isSupported(object.path("json")))
        .map(object -> Arguments.of(object.get("source").stringValue(), object.get("json")));
  }

  private static boolean isSupported(JsonNode json) {
    return !json.path("module").asString("").equals("keras.layers")
        || LayerReaders.standard()
            .of(json.path("class_name").asString(""), "keras.layers")
            .isPresent();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("objects")
  void shouldConfigureAnObjectAsKerasDoes(String source, JsonNode keras) {
    // When
    SourceRun run = SourceRun.of(IMPORTS, "made = " + source);

    // Then
    List<SourceFault> faults =
        run.faults().stream()
            .filter(fault -> run.session().layerOf(fault) == null)
            .filter(fault -> !fault.message().contains("variable"))
            .toList();
    assertThat(faults).isEmpty();
    JsonNode ours = ((JsonSource) run.value("made")).json();
    assertThat(JsonDifference.between(ours, keras)).isEmpty();
  }
}
