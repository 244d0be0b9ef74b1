package io.millrace.keras.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The editor of the web pages offers what the compiler takes. Run with {@code
 * -Dmillrace.golden=write} to accept a change.
 */
class KerasVocabularyTest {
  private static final Path FILE = Path.of("../../web/src/models/editor/kerasVocabulary.json");

  @Test
  void shouldBeWhatTheEditorOffers() throws IOException {
    // When
    String vocabulary = text(new KerasVocabulary().write());

    // Then
    if ("write".equals(System.getProperty("millrace.golden"))) {
      Files.writeString(FILE, vocabulary);
    }
    assertThat(Files.readString(FILE)).isEqualTo(vocabulary);
  }

  @Test
  void shouldKnowArgumentsWithWhatTheyTake() {
    // When
    ObjectNode vocabulary = new KerasVocabulary().write();

    // Then
    JsonNode convolution = vocabulary.at("/layers/classes/Conv2D");
    assertThat(convolution.get(0)).hasToString("{\"name\":\"filters\"}");
    assertThat(argument(convolution, "padding").path("values").toString())
        .isEqualTo("[\"valid\",\"same\"]");
    assertThat(argument(convolution, "activation").path("takes").asString())
        .isEqualTo("activations");
    assertThat(argument(convolution, "use_bias").path("default").asString()).isEqualTo("True");
    assertThat(vocabulary.at("/losses/names").toString()).contains("\"mse\"").doesNotContain("ctc");
    assertThat(vocabulary.at("/metrics/names").toString()).contains("\"accuracy\"");
    assertThat(vocabulary.at("/optimizers/classes").propertyNames())
        .contains("Adam")
        .doesNotContain("Muon");
  }

  private static JsonNode argument(JsonNode arguments, String name) {
    return arguments
        .valueStream()
        .filter(argument -> argument.path("name").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** A line for each class, so that a change can be read. */
  private static String text(JsonNode vocabulary) {
    return vocabulary.properties().stream()
        .map(section -> quoted(section.getKey()) + ": " + lines(section.getValue()))
        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
  }

  private static String lines(JsonNode value) {
    return value.isObject()
        ? value.properties().stream()
            .map(KerasVocabularyTest::line)
            .collect(Collectors.joining(",\n", "{\n", "\n}"))
        : value.toString();
  }

  private static String line(Map.Entry<String, JsonNode> member) {
    JsonNode value = member.getValue();
    return quoted(member.getKey()) + ": " + (value.isObject() ? lines(value) : value);
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }
}
