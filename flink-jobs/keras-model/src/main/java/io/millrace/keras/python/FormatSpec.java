package io.millrace.keras.python;

import org.jspecify.annotations.Nullable;

/**
 * {@code [[fill]align][sign][#][0][width][grouping][.precision][type]}.
 *
 * @param align one of {@code <>^=}, or NUL
 * @param sign one of {@code +-} and space, or NUL
 * @param grouping comma, underscore or NUL
 * @param precision -1 if not given
 * @param type a letter, %, or NUL
 */
record FormatSpec(
    String fill,
    char align,
    char sign,
    boolean alternate,
    int width,
    char grouping,
    int precision,
    char type) {

  /** Reads a specification. */
  static FormatSpec parse(String text, Site site) {
    return new Reader(text, site).read();
  }

  private static final class Reader {
    private final String text;
    private final Site site;
    private int position;

    Reader(String text, Site site) {
      this.text = text;
      this.site = site;
    }

    FormatSpec read() {
      String fill = fill();
      char align = option("<>^=");
      char sign = option("+- ");
      boolean alternate = option("#") != 0;
      if (option("0") != 0 && align == 0) {
        align = '=';
        fill = fill == null ? "0" : fill;
      }
      int width = Math.max(0, number("width"));
      char grouping = option(",_");
      int precision = -1;
      if (option(".") != 0) {
        precision = number("precision");
        if (precision < 0) {
          throw refuse();
        }
      }
      char type = option("bcdeEfFgGnosxX%");
      if (position < text.length()) {
        throw refuse();
      }
      return new FormatSpec(
          fill == null ? " " : fill, align, sign, alternate, width, grouping, precision, type);
    }

    private @Nullable String fill() {
      if (text.isEmpty()) {
        return null;
      }
      int length = Character.charCount(text.codePointAt(0));
      if (length < text.length() && "<>^=".indexOf(text.charAt(length)) >= 0) {
        position = length;
        return text.substring(0, length);
      }
      return null;
    }

    private char option(String legal) {
      if (position < text.length() && legal.indexOf(text.charAt(position)) >= 0) {
        return text.charAt(position++);
      }
      return 0;
    }

    private int number(String what) {
      int start = position;
      while (position < text.length() && Characters.isDigit(text.charAt(position))) {
        position++;
      }
      if (start == position) {
        return -1;
      }
      boolean small = position - start <= 9;
      int number = small ? Integer.parseInt(text.substring(start, position)) : Integer.MAX_VALUE;
      if (number > Limits.FORMAT_WIDTH) {
        throw new SourceException(
            site,
            "a "
                + what
                + " of "
                + Quoted.brief(text.substring(start, position))
                + " in a format; legal is at most "
                + Limits.FORMAT_WIDTH,
            null);
      }
      return number;
    }

    private SourceException refuse() {
      return new SourceException(
          site, "format " + Quoted.of(text) + " is not supported", "legal are e.g. .2f, 5d, >10");
    }
  }
}
