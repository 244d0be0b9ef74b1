package io.millrace.tf.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The cases of a folder, and what is expected of them. */
final class GoldenSet {
  static final Path FOLDER = Path.of("src/test/resources/golden");
  static final Path PENDING = FOLDER.resolve("pending.txt");

  private GoldenSet() {}

  /**
   * Names of the cases in the folders, in order; {@code -Dgolden=word} leaves those that contain a
   * word.
   */
  static Stream<String> names(String... folders) {
    String[] words = System.getProperty("golden", "").split(",");
    return allNames(folders).filter(name -> Stream.of(words).anyMatch(name::contains));
  }

  static Stream<String> allNames(String... folders) {
    return Stream.of(folders)
        .flatMap(GoldenSet::files)
        .map(file -> FOLDER.relativize(file).toString().replace(".json", ""));
  }

  private static Stream<Path> files(String folder) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names of the cases that do not pass yet. */
  static Set<String> pending() {
    return lines(PENDING).collect(Collectors.toUnmodifiableSet());
  }

  /** Case to the text with which it is refused on purpose. */
  static Map<String, String> refused() {
    Map<String, String> refused = new LinkedHashMap<>();
    for (String line : lines(FOLDER.resolve("refused.txt")).toList()) {
      List<String> parts = List.of(line.split(" \\| ", 2));
      refused.put(parts.get(0), parts.get(1));
    }
    return refused;
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> !line.isBlank() && !line.startsWith("#"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
