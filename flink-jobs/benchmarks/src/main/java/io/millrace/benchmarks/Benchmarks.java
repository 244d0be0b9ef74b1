package io.millrace.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * Runs one benchmark by name and prints a table. With {@code --json} the last line is the report as
 * JSON, with {@code --results=<folder>} the report is kept there.
 */
public final class Benchmarks {
  private static final Map<String, Callable<List<Row>>> ALL =
      new TreeMap<>(
          Map.of(
              "training",
              TrainingBenchmark::run,
              "inference",
              InferenceBenchmark::run,
              "scoring",
              ScoringBenchmark::run,
              "validation",
              ValidationBenchmark::run,
              "decoders",
              DecoderBenchmark::run,
              "control-plane",
              ControlPlaneBenchmark::run));

  private Benchmarks() {}

  public static void main(String[] args) throws Exception {
    List<String> arguments = List.of(args);
    String name = arguments.isEmpty() ? "" : arguments.get(0);
    Report report = new Report(name, named(name).call());
    System.out.print(report.table());
    for (String argument : arguments.subList(1, arguments.size())) {
      if (argument.startsWith("--results=")) {
        report.keepIn(Path.of(argument.substring("--results=".length())));
      }
    }
    if (arguments.contains("--json")) {
      System.out.println(report.json());
    }
    // Kafka's and TensorFlow's own threads may outlive what they were made for.
    System.exit(0);
  }

  private static Callable<List<Row>> named(String name) {
    if (!ALL.containsKey(name)) {
      throw new IllegalArgumentException(
          "benchmark '" + name + "' is not known; legal is " + String.join(", ", ALL.keySet()));
    }
    return ALL.get(name);
  }
}
