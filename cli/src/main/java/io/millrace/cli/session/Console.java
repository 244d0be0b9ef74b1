package io.millrace.cli.session;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * What the process was started with.
 *
 * @param terminal whether standard error is one, so that progress can be drawn on it
 */
public record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean terminal,
    Map<String, String> environment) {
  public Console {
    environment = Map.copyOf(environment);
  }
}
