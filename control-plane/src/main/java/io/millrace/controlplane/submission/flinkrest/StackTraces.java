package io.millrace.controlplane.submission.flinkrest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the sentence that matters in what Java says of a failure. */
public final class StackTraces {
  private static final Pattern CAUSE = Pattern.compile("^Caused by: (.*)$", Pattern.MULTILINE);
  private static final Pattern CLASS =
      Pattern.compile("^(?:[a-zA-Z_$][\\w$]*\\.)+[\\w$]*(?:Exception|Error|Throwable)(?::\\s*|$)");

  private StackTraces() {}

  /** Message of the deepest cause in a printed stack trace. */
  public static String rootCause(String printed) {
    String first = printed.strip().lines().findFirst().orElse("");
    Matcher causes = CAUSE.matcher(printed);
    while (causes.find()) {
      first = causes.group(1);
    }
    return message(first);
  }

  /** The line without the names of classes before it, unless nothing else is there. */
  public static String message(String line) {
    String left = line.strip().lines().findFirst().orElse("");
    Matcher name = CLASS.matcher(left);
    while (name.find() && name.end() < left.length()) {
      left = left.substring(name.end());
      name = CLASS.matcher(left);
    }
    return left;
  }
}
