package io.millrace.cli.output;

/**
 * Text that others wrote, fit for a terminal: its control characters, by which it could move the
 * cursor or hide what it says, are shown instead of obeyed.
 */
public final class SafeText {
  private SafeText() {}

  public static String oneLine(String text) {
    return escape(text, false);
  }

  public static String lines(String text) {
    return escape(text, true);
  }

  private static String escape(String text, boolean keepLines) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (keepLines && (c == '\n' || c == '\t') || !isUnsafe(c)) {
                safe.appendCodePoint(c);
              } else {
                safe.append(String.format("\\u%04x", c));
              }
            });
    return safe.toString();
  }

  /** Controls, and marks that turn the direction of what follows. */
  private static boolean isUnsafe(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }
}
