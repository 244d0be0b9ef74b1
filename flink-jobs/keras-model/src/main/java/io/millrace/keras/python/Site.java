package io.millrace.keras.python;

/**
 * A place in a text.
 *
 * @param source which text, e.g. {@code code} or {@code imports}
 * @param line counted from 1
 * @param column counted from 1, in UTF-16 units
 */
public record Site(String source, int line, int column) {
  /** The name of the text that sites without a name belong to. */
  public static final String CODE = "code";

  public Site {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException(
          "line " + line + ", column " + column + "; both are counted from 1");
    }
  }

  /** A place in {@link #CODE}. */
  public Site(int line, int column) {
    this(CODE, line, column);
  }
}
