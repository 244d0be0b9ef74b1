package io.millrace.tf.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds each case to what is expected of it: to pass, to be refused with a text ({@code
 * refused.txt}), or not to pass yet ({@code pending.txt}), where passing is the failure, so that
 * the entry goes. Writes what became of the cases to {@code target/golden-*.txt}.
 */
final class Expectation {
  /** What a case is put to. */
  interface Check {
    void accept(GoldenCase golden) throws Exception;
  }

  private final Check check;
  private final Set<String> pending = GoldenSet.pending();
  private final Map<String, String> refused = GoldenSet.refused();
  private final List<String> report = Collections.synchronizedList(new ArrayList<>());

  Expectation(Check check) {
    this.check = check;
  }

  void verify(String name) throws Exception {
    GoldenCase golden = GoldenCase.read(GoldenSet.FOLDER, name);
    if (refused.containsKey(name)) {
      assertRefused(golden, refused.get(name));
    } else if (pending.contains(name)) {
      assertPending(golden);
    } else {
      assertPasses(golden);
    }
  }

  /**
   * @param text of the error; only its start when it ends in an ellipsis
   */
  private void assertRefused(GoldenCase golden, String text) {
    String start = text.endsWith("…") ? text.substring(0, text.length() - 1) : text;
    try {
      check.accept(golden);
    } catch (Exception | AssertionError e) {
      boolean same =
          start.equals(text) ? text.equals(e.getMessage()) : message(e).startsWith(start);
      report.add((same ? "REFUSED " : "FAILED ") + golden + ": " + firstLines(e));
      assertThat(e).hasMessageStartingWith(start);
      assertThat(same).as("the error has no more to say than '%s'", text).isTrue();
      return;
    }
    report.add("FAILED " + golden + ": not refused");
    fail("%s passes; it is to be refused with: %s", golden, text);
  }

  private void assertPasses(GoldenCase golden) throws Exception {
    try {
      check.accept(golden);
    } catch (Exception | AssertionError e) {
      report.add("FAILED " + golden + ": " + firstLines(e));
      throw e;
    }
    report.add("PASSED " + golden);
  }

  private void assertPending(GoldenCase golden) {
    try {
      check.accept(golden);
    } catch (Exception | AssertionError e) {
      report.add("PENDING " + golden + ": " + firstLines(e));
      assertThat(e).isNotNull();
      return;
    }
    report.add("PASSED " + golden + " (pending)");
    fail("%s passes now; remove it from %s", golden, GoldenSet.PENDING);
  }

  private static String message(Throwable e) {
    return String.valueOf(e.getMessage());
  }

  private static String firstLines(Throwable e) {
    String text = message(e).strip().replaceAll("\\s+", " ");
    return e.getClass().getSimpleName() + " " + text.substring(0, Math.min(400, text.length()));
  }

  void write(String kind) throws IOException {
    List<String> lines = report.stream().sorted().toList();
    Files.write(
        Files.createDirectories(Path.of("target")).resolve("golden-" + kind + ".txt"), lines);
  }
}
