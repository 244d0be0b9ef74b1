package io.millrace.keras.python;

import java.util.Locale;

/** Where text ends, and what it says. */
final class StringLiteral {
  private StringLiteral() {}

  static boolean isTriple(SourceText source, int quote) {
    char c = source.at(quote);
    return source.at(quote + 1) == c && source.at(quote + 2) == c;
  }

  /** Offset behind the closing quotes of the text whose first quote is given, or -1. */
  static int end(SourceText source, int quote, int end) {
    char c = source.at(quote);
    boolean triple = isTriple(source, quote);
    int position = quote + (triple ? 3 : 1);
    while (position < end) {
      char at = source.at(position);
      if (at == '\\') {
        position += 2;
      } else if (at == '\n' && !triple) {
        return -1;
      } else if (at == c && (!triple || isTriple(source, position))) {
        int stop = position + (triple ? 3 : 1);
        return stop <= end ? stop : -1;
      } else {
        position++;
      }
    }
    return -1;
  }

  /** The parts of a literal: its prefix and where the text between the quotes is. */
  record Parts(boolean raw, boolean formatted, int start, int end) {}

  static Parts parts(SourceText source, Token token) {
    int quote = token.text().indexOf('"');
    int single = token.text().indexOf('\'');
    int prefix = quote < 0 ? single : single < 0 ? quote : Math.min(quote, single);
    String letters = token.text().substring(0, prefix).toLowerCase(Locale.ROOT);
    int quotes =
        isTriple(source, token.start() + prefix) && token.text().length() >= prefix + 6 ? 3 : 1;
    return new Parts(
        letters.contains("r"),
        letters.contains("f"),
        token.start() + prefix + quotes,
        token.end() - quotes);
  }

  /** Resolves the escapes between two offsets. */
  static String decode(SourceText source, Parts parts, int start, int end) {
    String text = source.substring(start, end);
    if (parts.raw() || text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder decoded = new StringBuilder(text.length());
    int position = 0;
    while (position < text.length()) {
      char c = text.charAt(position);
      if (c != '\\') {
        decoded.append(c);
        position++;
      } else {
        position = escape(source, start, text, position, decoded);
      }
    }
    return decoded.toString();
  }

  private static int escape(
      SourceText source, int start, String text, int at, StringBuilder decoded) {
    char c = text.charAt(at + 1);
    int simple = "\n\\'\"abfnrtv".indexOf(c);
    if (simple >= 0) {
      decoded.append(
          simple == 0 ? "" : "\\'\"\u0007\b\f\n\r\t\u000B".substring(simple - 1, simple));
      return at + 2;
    }
    if (c >= '0' && c <= '7') {
      return octal(text, at + 1, decoded);
    }
    int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    if (digits > 0) {
      decoded.appendCodePoint(hexadecimal(source.site(start + at), text, at, digits));
      return at + 2 + digits;
    }
    if (c == 'N') {
      throw new SourceException(
          source.site(start + at), "'\\N{…}' in text is not supported", "write the character");
    }
    decoded.append('\\').append(c);
    return at + 2;
  }

  private static int octal(String text, int start, StringBuilder decoded) {
    int stop = start;
    while (stop < text.length() && stop < start + 3 && "01234567".indexOf(text.charAt(stop)) >= 0) {
      stop++;
    }
    decoded.append((char) Integer.parseInt(text.substring(start, stop), 8));
    return stop;
  }

  private static int hexadecimal(Site site, String text, int at, int digits) {
    int stop = Math.min(at + 2 + digits, text.length());
    String code = text.substring(at + 2, stop);
    boolean legal =
        code.length() == digits
            && code.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
    long character = legal ? Long.parseLong(code, 16) : -1;
    boolean surrogate = character >= 0xD800 && character <= 0xDFFF;
    if (character < 0 || character > Character.MAX_CODE_POINT || surrogate) {
      throw new SourceException(
          site,
          Quoted.of(text.substring(at, stop)) + " in text is no character",
          "write '\\\\' for a backslash, or put an r before the text");
    }
    return (int) character;
  }
}
