package io.millrace.benchmarks;

import io.millrace.contracts.json.ContractJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a benchmark found, for people and for programs. */
record Report(String bench, List<Row> rows) {
  private static final String LINE = "%-34s %-15s %14s %-10s %-28s %8s%n";

  String table() {
    StringBuilder table =
        new StringBuilder(LINE.formatted("case", "metric", "value", "unit", "against", "ratio"));
    for (Row row : rows) {
      table.append(
          String.format(
              Locale.ROOT,
              LINE,
              row.name(),
              row.metric(),
              String.format(Locale.ROOT, row.unit().isEmpty() ? "%.4f" : "%.1f", row.value()),
              row.unit(),
              row.against() == null ? "" : row.against(),
              row.ratio() == null ? "" : String.format(Locale.ROOT, "%.2f", row.ratio())));
    }
    return table.toString();
  }

  String json() {
    return ContractJson.write(this);
  }

  void keepIn(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(bench + ".json"), json() + "\n");
  }
}
