package io.millrace.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.keras.json.ModelReader;
import io.millrace.keras.json.Violations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Limits: what is too large is refused before it costs anything. */
@Timeout(10)
class KerasJsonTest {
  private static final String COMPILED =
      ", \"compile_config\": {\"optimizer\": \"adam\", \"loss\": \"mse\"}}";

  @Test
  void shouldRefuseADocumentThatIsTooLong() {
    String json = "{\"a\": \"" + "x".repeat(ModelReader.MAX_CHARACTERS) + "\"}";
    assertThat(onlyViolation(json).message())
        .isEqualTo("the document has 1048585 characters; legal are at most 1048576");
  }

  @Test
  void shouldRefuseDeepNesting() {
    String json = "{\"a\": " + "[".repeat(500_000);
    assertThat(onlyViolation(json).message())
        .startsWith("the document is not JSON: Document nesting depth (101) exceeds the maximum");
  }

  @Test
  void shouldRefuseTooManyLayers() {
    String json = sequential(501, "{\"class_name\": \"Flatten\", \"config\": {\"name\": \"f%d\"}}");
    assertThat(onlyViolation(json).message())
        .isEqualTo("'layers' has 501 elements; legal is a list of 1 to 500 layers");
  }

  @Test
  void shouldReportAHundredViolationsAtMost() {
    String json = sequential(400, "{\"class_name\": \"Nope%d\", \"config\": {\"name\": \"?\"}}");
    assertThat(refused(json).violations()).hasSize(Violations.MAX);
  }

  @Test
  void shouldRefuseNumbersThatNoDoubleHolds() {
    String json =
        sequential(
            1,
            "{\"class_name\": \"Dropout\", \"config\": {\"name\": \"d%d\","
                + " \"batch_input_shape\": [null, 4], \"rate\": 1e999999999}}");
    assertThat(refused(json).violations().get(0).pointer())
        .isEqualTo("/config/layers/0/config/rate");
  }

  @Test
  void shouldQuoteOnlyTheStartOfALongValue() {
    String json = "{\"class_name\": \"" + "x".repeat(100_000) + "\"}";
    assertThat(onlyViolation(json).message()).hasSizeLessThan(120).contains("…");
  }

  @Test
  void shouldRefuseHostileDocumentsInMilliseconds() {
    // Given
    String layers = sequential(500, "{\"class_name\": \"Dense\", \"config\": {\"name\": \"f%d\"}}");
    String numbers =
        "{\"class_name\": \"Sequential\", \"config\": {\"layers\": [{\"class_name\":"
            + " \"Normalization\", \"config\": {\"name\": \"n\", \"mean\": ["
            + "9,".repeat(400_000)
            + "9]}}]}}";
    refused(layers);

    // When
    long start = System.nanoTime();
    refused(layers);
    refused(numbers);

    // Then: milliseconds on a quiet machine
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void shouldSayAllViolationsInTheMessageOfTheException() throws IOException {
    String json =
        Files.readString(Path.of("src/test/resources/models/illegal-two-faults/model.json"));
    assertThatThrownBy(() -> KerasJson.parse(json))
        .isInstanceOf(InvalidModelException.class)
        .hasMessage(
            "layer 'dropout': 'rate' is 1.5; legal is a number from 0 to below 1; layer 'dense':"
                + " 'units' is 0; legal is a whole number from 1 to 1048576");
  }

  private static String sequential(int layers, String layer) {
    return "{\"class_name\": \"Sequential\", \"config\": {\"build_input_shape\": [null, 4],"
        + " \"layers\": ["
        + IntStream.range(0, layers)
            .mapToObj(i -> layer.formatted(i))
            .collect(Collectors.joining(","))
        + "]}"
        + COMPILED;
  }

  private static ModelViolation onlyViolation(String json) {
    assertThat(refused(json).violations()).hasSize(1);
    return refused(json).violations().get(0);
  }

  private static InvalidModelException refused(String json) {
    return catchThrowableOfType(InvalidModelException.class, () -> KerasJson.parse(json));
  }
}
