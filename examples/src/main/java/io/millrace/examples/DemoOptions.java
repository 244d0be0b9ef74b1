package io.millrace.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The command line of the demo: {@code --name=value} or {@code --name value}.
 *
 * @param url of the control plane
 * @param kafka bootstrap servers; null asks the control plane
 * @param json whether the result is one JSON object on the last line of standard output
 */
record DemoOptions(
    String url, String token, @Nullable String kafka, Path data, Path models, boolean json) {
  private static final List<String> NAMES =
      List.of("--url", "--token", "--token-file", "--kafka", "--data", "--models");
  static final String USAGE =
      "usage: --url URL (--token TOKEN | --token-file FILE) [--kafka HOST:PORT] [--data FOLDER]"
          + " [--models FOLDER] [--json]";

  static DemoOptions parse(String... args) {
    Map<String, String> values = new HashMap<>();
    boolean json = false;
    for (int i = 0; i < args.length; i++) {
      String[] parts = args[i].split("=", 2);
      if (args[i].equals("--json")) {
        json = true;
      } else if (!NAMES.contains(parts[0])) {
        throw new DemoException("option '" + args[i] + "' is not known; " + USAGE);
      } else if (parts.length == 2) {
        values.put(parts[0], parts[1]);
      } else if (i + 1 < args.length) {
        values.put(parts[0], args[++i]);
      } else {
        throw new DemoException("option '" + args[i] + "' has no value; " + USAGE);
      }
    }
    return new DemoOptions(
        required(values, "--url"),
        token(values),
        values.get("--kafka"),
        Path.of(values.getOrDefault("--data", "examples/data")),
        Path.of(values.getOrDefault("--models", "examples/models")),
        json);
  }

  private static String token(Map<String, String> values) {
    String file = values.get("--token-file");
    if (file == null) {
      return required(values, "--token");
    }
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new DemoException("the token cannot be read from " + file + ": is Millrace up?", e);
    }
  }

  private static String required(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null || value.isBlank()) {
      throw new DemoException("option '" + name + "' is missing; " + USAGE);
    }
    return value;
  }
}
