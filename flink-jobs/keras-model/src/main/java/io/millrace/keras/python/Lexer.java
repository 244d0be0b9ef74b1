package io.millrace.keras.python;

import io.millrace.keras.python.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Splits a text into tokens. What is no token becomes an {@link Kind#ERROR} token, and the lexer
 * goes on behind the statement it stands in.
 */
final class Lexer {
  private static final Set<String> STATEMENT_WORDS =
      Set.of(
          "assert",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "global",
          "import",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with");
  private static final List<String> OPERATORS =
      List.of(
          "**=", "//=", ">>=", "<<=", "...", "**", "//", ">>", "<<", "<=", ">=", "==", "!=", "->",
          "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=", ":=", "+", "-", "*", "/", "%", "@",
          "&", "|", "^", "~", "<", ">", "(", ")", "[", "]", "{", "}", ",", ":", ".", ";", "=");

  private final SourceText source;
  private final Limits limits;
  private final int end;
  private final boolean expression;
  private final List<Token> tokens = new ArrayList<>();
  private final Deque<Integer> brackets = new ArrayDeque<>();
  private final Indentation indentation;
  private int position;
  private boolean lineStart;
  private int errors;

  private Lexer(SourceText source, Limits limits, int start, int end, boolean expression) {
    this.source = source;
    this.limits = limits;
    this.position = start;
    this.end = end;
    this.expression = expression;
    this.lineStart = !expression;
    this.indentation = new Indentation(source);
  }

  /** All tokens of a text, closed by END. */
  static List<Token> tokens(SourceText source, Limits limits) {
    return new Lexer(source, limits, 0, source.length(), false).run();
  }

  /** The tokens of an expression within an f-string, closed by END. */
  static List<Token> expression(SourceText source, Limits limits, int start, int end) {
    return new Lexer(source, limits, start, end, true).run();
  }

  private List<Token> run() {
    while (errors < limits.faults() && (position < end || !brackets.isEmpty())) {
      try {
        if (position >= end) {
          throw neverClosed();
        } else if (lineStart) {
          beginLine();
        } else {
          next();
        }
      } catch (SourceException refused) {
        recover(refused.fault());
      }
    }
    if (!expression) {
      newline(position);
      indentation.close().forEach(kind -> add(kind, position, position));
    }
    add(Kind.END, position, position);
    return tokens;
  }

  /** Goes on at the next line, within brackets at the next one that is not indented further. */
  private void recover(SourceFault fault) {
    errors++;
    tokens.add(new Token(Kind.ERROR, "", position, position, fault));
    newline(position);
    boolean inBrackets = !brackets.isEmpty();
    brackets.clear();
    do {
      position = Math.min(source.lineEnd(position) + 1, end);
    } while (inBrackets && position < end && indentation.continues(position));
    lineStart = !expression;
  }

  /** Skips blank lines and turns the indentation of the first other one into tokens. */
  private void beginLine() {
    position = indentation.skipBlankLines(position, end);
    lineStart = false;
    if (position < end) {
      indentation.change(position).forEach(kind -> add(kind, position, position));
    }
  }

  private void next() {
    char c = source.at(position);
    if (c == '\n') {
      lineBreak();
    } else if (c == ' ' || c == '\t' || c == '\f') {
      position++;
    } else if (c == '#') {
      comment();
    } else if (c == '\\' && source.at(position + 1) == '\n') {
      position += 2;
    } else if (Characters.isNameStart(c)) {
      word();
    } else if (Characters.isDigit(c) || (c == '.' && Characters.isDigit(source.at(position + 1)))) {
      int start = position;
      position = NumberLiteral.end(source, start, end);
      add(Kind.NUMBER, start, position);
    } else if (c == '"' || c == '\'') {
      string(position);
    } else {
      operator();
    }
  }

  private void lineBreak() {
    int at = position++;
    if (expression) {
      return;
    }
    if (brackets.isEmpty()) {
      newline(at);
      lineStart = true;
    } else if (STATEMENT_WORDS.contains(firstWord(position))) {
      throw neverClosed();
    }
  }

  private String firstWord(int lineStart) {
    int start = lineStart;
    while (source.at(start) == ' ' || source.at(start) == '\t') {
      start++;
    }
    int stop = start;
    while (Characters.isNamePart(source.at(stop))) {
      stop++;
    }
    return source.substring(start, stop);
  }

  private SourceException neverClosed() {
    position = brackets.getFirst();
    return refuse(
        position,
        "'" + source.at(position) + "' was never closed",
        "write the bracket that closes it");
  }

  private void comment() {
    int stop = Math.min(source.lineEnd(position), end);
    requireVisible(position, stop);
    position = stop;
  }

  private void requireVisible(int start, int stop) {
    int hidden = Characters.hidden(source, start, stop);
    if (hidden >= 0) {
      throw refuse(hidden, Characters.message(source.codePointAt(hidden)), "remove it");
    }
  }

  private void word() {
    int start = position;
    while (Characters.isNamePart(source.at(position)) && position < end) {
      position++;
    }
    String word = source.substring(start, position);
    char quote = source.at(position);
    if ((quote == '"' || quote == '\'') && position < end) {
      requirePrefix(word, start);
      string(start);
    } else {
      add(Token.isKeyword(word) ? Kind.KEYWORD : Kind.NAME, start, position);
    }
  }

  private void requirePrefix(String prefix, int start) {
    String lower = prefix.toLowerCase(Locale.ROOT);
    if (Set.of("b", "rb", "br").contains(lower)) {
      throw refuse(start, "bytes are not supported", "write text, without the 'b' before it");
    }
    if (!Set.of("r", "u", "f", "rf", "fr").contains(lower)) {
      throw refuse(
          start,
          Quoted.of(prefix) + " stands directly before text; legal are f, r, u, fr and rf",
          null);
    }
  }

  private void string(int start) {
    int stop = StringLiteral.end(source, position, end);
    if (stop < 0) {
      boolean triple = StringLiteral.isTriple(source, position);
      SourceException unclosed = refuse(start, "text is not closed", "write the closing quote");
      position = triple ? end : position;
      throw unclosed;
    }
    requireVisible(position, stop);
    position = stop;
    add(Kind.STRING, start, stop);
  }

  private void operator() {
    for (String operator : OPERATORS) {
      int stop = position + operator.length();
      if (stop <= end && source.startsWith(operator, position)) {
        if (operator.equals("%") && atStatement()) {
          break;
        }
        matchBrackets(operator.charAt(0));
        add(Kind.OPERATOR, position, stop);
        position = stop;
        return;
      }
    }
    int character = source.codePointAt(position);
    throw refuse(
        position, Characters.message(character), Characters.hint(character, atStatement()));
  }

  private boolean atStatement() {
    return tokens.isEmpty()
        || Set.of(Kind.NEWLINE, Kind.INDENT, Kind.DEDENT)
            .contains(tokens.get(tokens.size() - 1).kind());
  }

  private void matchBrackets(char c) {
    if (c == '(' || c == '[' || c == '{') {
      brackets.push(position);
    } else if (c == ')' || c == ']' || c == '}') {
      if (brackets.isEmpty()) {
        throw refuse(position, "'" + c + "' closes nothing", "remove it");
      }
      int open = brackets.peek();
      if ("([{".indexOf(source.at(open)) != ")]}".indexOf(c)) {
        throw refuse(
            position,
            "'"
                + c
                + "' does not close '"
                + source.at(open)
                + "' of line "
                + source.site(open).line(),
            null);
      }
      brackets.pop();
    }
  }

  private void newline(int at) {
    if (!tokens.isEmpty() && tokens.get(tokens.size() - 1).kind() != Kind.NEWLINE) {
      add(Kind.NEWLINE, at, at);
    }
  }

  private void add(Kind kind, int start, int stop) {
    if (tokens.size() >= limits.tokens()) {
      throw new LimitException(
          source.site(start), "the text has more than " + limits.tokens() + " words and signs");
    }
    tokens.add(Token.of(kind, source.substring(start, stop), start, stop));
  }

  private SourceException refuse(int offset, String message, @Nullable String hint) {
    return new SourceException(source.site(offset), message, hint);
  }
}
