package io.millrace.keras.archive;

import io.millrace.contracts.json.ContractJson;
import io.millrace.keras.weight.WeightValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What real Keras says is in its files; made by src/test/keras/archives.py. */
final class ExpectedWeights {
  static final Path ARCHIVES = Path.of("src/test/resources/archives");

  private ExpectedWeights() {}

  /** Names of the models. */
  static List<String> models() throws IOException {
    try (Stream<Path> files = Files.list(ARCHIVES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .map(name -> name.substring(0, name.length() - ".json".length()))
          .sorted()
          .toList();
    }
  }

  static List<String> of(String model) throws IOException {
    JsonNode tree =
        ContractJson.mapper().readTree(Files.readString(ARCHIVES.resolve(model + ".json")));
    List<String> weights = new ArrayList<>();
    for (JsonNode weight : tree.get("weights")) {
      StringBuilder line = new StringBuilder(weight.get("name").asString());
      line.append(' ').append(weight.get("shape")).append(' ');
      weight.get("values").forEach(value -> line.append((float) value.asDouble()).append(' '));
      weights.add(line.toString());
    }
    return weights;
  }

  /** In the form of {@link #of}. */
  static List<String> text(List<WeightValues> weights) {
    List<String> lines = new ArrayList<>();
    for (WeightValues weight : weights) {
      StringBuilder line = new StringBuilder(weight.name());
      line.append(' ').append(weight.shape().dimensions().toString().replace(" ", "")).append(' ');
      for (float value : weight.values()) {
        line.append(value).append(' ');
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
