package io.millrace.keras.python;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A word of the language.
 *
 * @param text as it is written
 * @param start offset of its first character
 * @param end offset behind its last character
 * @param fault what is wrong with it, for {@link Kind#ERROR}
 */
record Token(Kind kind, String text, int start, int end, @Nullable SourceFault fault) {
  enum Kind {
    NAME,
    KEYWORD,
    NUMBER,
    STRING,
    OPERATOR,
    NEWLINE,
    INDENT,
    DEDENT,
    ERROR,
    END
  }

  private static final Set<String> KEYWORDS =
      Set.of(
          "False",
          "None",
          "True",
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield");

  static Token of(Kind kind, String text, int start, int end) {
    return new Token(kind, text, start, end, null);
  }

  static boolean isKeyword(String word) {
    return KEYWORDS.contains(word);
  }

  boolean is(String operatorOrKeyword) {
    return (kind == Kind.OPERATOR || kind == Kind.KEYWORD) && text.equals(operatorOrKeyword);
  }
}
