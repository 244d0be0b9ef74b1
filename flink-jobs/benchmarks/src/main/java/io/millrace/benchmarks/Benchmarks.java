package io.millrace.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs one benchmark by name and prints a table. With {@code --json} the last line is the report as
 * JSON, with {@code --results=<folder>} the report is kept there.
 */
public final class Benchmarks {
  private static final List<Benchmark> ALL = List.of(new TrainingBenchmark());

  private Benchmarks() {}

  public static void main(String[] args) throws Exception {
    List<String> arguments = List.of(args);
    Benchmark benchmark = named(arguments.isEmpty() ? "" : arguments.get(0));
    Report report = new Report(benchmark.name(), benchmark.run());
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

  private static Benchmark named(String name) {
    return ALL.stream()
        .filter(benchmark -> benchmark.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "benchmark '"
                        + name
                        + "' is not known; legal is "
                        + ALL.stream().map(Benchmark::name).collect(Collectors.joining(", "))));
  }
}
