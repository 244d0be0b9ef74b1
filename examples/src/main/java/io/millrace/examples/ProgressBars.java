package io.millrace.examples;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * One bar for each model: redrawn in place on a terminal, elsewhere a line for each tenth of the
 * way.
 */
final class ProgressBars {
  private static final int WIDTH = 30;
  private static final int STEPS = 10;

  private final PrintStream out;
  private final boolean terminal;
  private int drawn;
  private final List<Integer> printedSteps = new ArrayList<>();

  ProgressBars(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  void show(JsonNode results) {
    if (terminal) {
      redraw(results);
    } else {
      printSteps(results);
    }
    out.flush();
  }

  private void redraw(JsonNode results) {
    StringBuilder screen = new StringBuilder();
    if (drawn > 0) {
      screen.append("\u001b[").append(drawn).append('A');
    }
    for (JsonNode result : results) {
      screen.append("\r\u001b[K").append(line(result)).append('\n');
    }
    drawn = results.size();
    out.print(screen);
  }

  private void printSteps(JsonNode results) {
    for (int i = 0; i < results.size(); i++) {
      JsonNode result = results.path(i);
      int step = epoch(result) * STEPS / epochs(result);
      if (i >= printedSteps.size()) {
        printedSteps.add(0);
      }
      if (step > printedSteps.get(i)) {
        printedSteps.set(i, step);
        out.println(line(result));
      }
    }
  }

  static String line(JsonNode result) {
    int filled = epoch(result) * WIDTH / epochs(result);
    return String.format(
        Locale.ROOT,
        "  %-16s [%s%s] %3d/%d%s%s%s",
        result.path("modelName").asString(""),
        "#".repeat(filled),
        ".".repeat(WIDTH - filled),
        epoch(result),
        epochs(result),
        metric("  loss", result.path("train").path("loss")),
        metric("  val. loss", result.path("validation").path("loss")),
        metric("  val. accuracy", result.path("validation").path("accuracy")));
  }

  private static int epoch(JsonNode result) {
    return Math.min(result.path("epoch").asInt(0), epochs(result));
  }

  private static int epochs(JsonNode result) {
    return Math.max(1, result.path("epochs").asInt(1));
  }

  private static String metric(String label, JsonNode value) {
    return value.isNumber()
        ? String.format(Locale.ROOT, "%s %.4f", label, value.doubleValue())
        : "";
  }
}
