package io.millrace.keras.python;

import org.jspecify.annotations.Nullable;

/** Which characters may stand in a program, and what to say about the others. */
final class Characters {
  private Characters() {}

  static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  static boolean isNamePart(char c) {
    return isNameStart(c) || isDigit(c);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Offset of a character that must not even stand in text or comments, or -1. */
  static int hidden(SourceText source, int start, int end) {
    for (int i = start; i < end; i++) {
      if (isHidden(source.at(i))) {
        return i;
      }
    }
    return -1;
  }

  /** Control characters, and marks that make a line look different from what it says. */
  private static boolean isHidden(char c) {
    boolean control = c < ' ' && c != '\n' && c != '\t' && c != '\f';
    boolean direction =
        (c >= '\u202A' && c <= '\u202E')
            || (c >= '\u2066' && c <= '\u2069')
            || c == '\u200E'
            || c == '\u200F'
            || c == '\u061C';
    return control || direction || c == '\u200B' || c == '\u2060' || c == '\uFEFF' || c == '\u007F';
  }

  static String message(int character) {
    String code = String.format("U+%04X", character);
    return switch (Character.getType(character)) {
      case Character.FORMAT,
          Character.CONTROL,
          Character.SURROGATE,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          "invisible character " + code + " is not allowed in code";
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK ->
          "character " + code + ", a mark on the one before it, is not allowed in code";
      default ->
          "character '" + Character.toString(character) + "' (" + code + ") is not allowed in code";
    };
  }

  /**
   * @param first whether the character is the first of a statement
   */
  static @Nullable String hint(int character, boolean first) {
    if (first && (character == '!' || character == '%')) {
      return "commands of a notebook do not belong to the model; remove the line";
    }
    if ("\u201C\u201D\u201E\u2018\u2019\u201A\u00AB\u00BB".indexOf(character) >= 0) {
      return "write straight quotes, ' or \"";
    }
    if (character == '\u2013' || character == '\u2014' || character == '\u2212') {
      return "write an ordinary minus sign, -";
    }
    if (Character.getType(character) == Character.SPACE_SEPARATOR) {
      return "write an ordinary space";
    }
    if (Character.isLetterOrDigit(character)) {
      return "names and numbers are written with A-Z, a-z, 0-9 and _";
    }
    return character == '\\' ? "nothing may follow a '\\' at the end of a line" : "remove it";
  }
}
