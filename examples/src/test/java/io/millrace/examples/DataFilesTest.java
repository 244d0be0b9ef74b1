package io.millrace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DataFilesTest {
  private static final Path DATA = Path.of("data");

  @ParameterizedTest
  @MethodSource("dataSets")
  void shouldHoldTheRowsAndClassesThatTheReadmeSays(
      String file, int features, Map<Integer, Integer> classes) {
    Dataset dataset = Dataset.read(DATA.resolve(file));

    Map<Integer, Integer> counted = new TreeMap<>();
    dataset.examples().forEach(example -> counted.merge(example.label(), 1, Integer::sum));
    assertThat(dataset.columns()).hasSize(features);
    assertThat(dataset.examples()).allMatch(example -> example.features().length == features);
    assertThat(counted).isEqualTo(classes);
  }

  static Stream<Arguments> dataSets() {
    return Stream.of(
        Arguments.of(
            "digits.csv",
            64,
            Map.of(0, 178, 1, 182, 2, 177, 3, 183, 4, 181, 5, 182, 6, 181, 7, 179, 8, 174, 9, 180)),
        Arguments.of("breast-cancer.csv", 30, Map.of(0, 212, 1, 357)),
        Arguments.of("iris.csv", 4, Map.of(0, 50, 1, 50, 2, 50)));
  }

  @Test
  void shouldHoldPixelsOf17Greys() {
    for (Dataset.Example digit : Dataset.read(DATA.resolve("digits.csv")).examples()) {
      for (float pixel : digit.features()) {
        assertThat(pixel).isBetween(0f, 16f).isEqualTo((float) Math.rint(pixel));
      }
    }
  }

  @Test
  void shouldBeTheFilesThatTheChecksumsAreOf() throws Exception {
    for (String line : Files.readAllLines(DATA.resolve("sha256sums.txt"))) {
      String[] parts = line.split("  ");
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(DATA.resolve(parts[1])));
      assertThat(HexFormat.of().formatHex(digest)).as(parts[1]).isEqualTo(parts[0]);
    }
    assertThat(Files.readAllLines(DATA.resolve("sha256sums.txt"))).hasSize(3);
  }
}
