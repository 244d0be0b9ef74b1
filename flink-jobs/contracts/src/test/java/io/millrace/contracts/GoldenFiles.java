package io.millrace.contracts;

import io.millrace.contracts.json.ContractJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What was once written stays readable: files are added here and never changed, as they stand for
 * what lies in topics and databases of running installations.
 */
final class GoldenFiles {
  private static final Path ROOT = Path.of("src/test/resources/golden");

  private GoldenFiles() {}

  static List<Path> in(String contract) {
    try (Stream<Path> files = Files.list(ROOT.resolve(contract))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(String contract, String name) throws IOException {
    return Files.readString(ROOT.resolve(contract).resolve(name));
  }

  static JsonNode tree(String json) {
    return ContractJson.mapper().readTree(json);
  }
}
