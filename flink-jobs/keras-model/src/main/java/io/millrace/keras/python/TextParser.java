package io.millrace.keras.python;

import io.millrace.keras.python.FormattedText.Piece;
import io.millrace.keras.python.StringLiteral.Parts;
import io.millrace.keras.python.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads text: literals that follow each other are one text, and any of them may be an f-string. */
final class TextParser {
  private final TokenStream tokens;
  private final SourceText source;
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();

  TextParser(TokenStream tokens) {
    this.tokens = tokens;
    this.source = tokens.source();
  }

  Expression text() {
    Site site = tokens.site();
    while (tokens.at(Kind.STRING)) {
      Parts parts = StringLiteral.parts(source, tokens.take());
      if (parts.formatted()) {
        formatted(parts);
      } else {
        literal.append(StringLiteral.decode(source, parts, parts.start(), parts.end()));
      }
    }
    if (pieces.isEmpty()) {
      return new Constant(site, new PythonString(literal.toString()));
    }
    endLiteral();
    return new FormattedText(site, pieces);
  }

  private void endLiteral() {
    if (literal.length() > 0) {
      pieces.add(new Piece(literal.toString(), null, null));
      literal.setLength(0);
    }
  }

  private void formatted(Parts parts) {
    int position = parts.start();
    int from = position;
    while (position < parts.end()) {
      char c = source.at(position);
      boolean doubled = position + 1 < parts.end() && source.at(position + 1) == c;
      if (c != '{' && c != '}') {
        position++;
      } else if (doubled) {
        literal.append(StringLiteral.decode(source, parts, from, position + 1));
        position += 2;
        from = position;
      } else if (c == '}') {
        throw refuse(position, "'}' in text that begins with f closes nothing", "write '}}'");
      } else {
        literal.append(StringLiteral.decode(source, parts, from, position));
        endLiteral();
        position = field(position, parts);
        from = position;
      }
    }
    literal.append(StringLiteral.decode(source, parts, from, parts.end()));
    if (pieces.isEmpty()) {
      pieces.add(new Piece("", null, null));
    }
  }

  /** Reads <code>{value!r:format}</code> from its brace on; returns the offset behind it. */
  private int field(int open, Parts parts) {
    int stop = valueEnd(open + 1, parts.end());
    if (stop < 0) {
      throw refuse(
          open,
          "'{' in text that begins with f is not closed",
          "write '{{' for a brace, and" + " other quotes inside than outside");
    }
    Expression value = value(open + 1, stop);
    Character conversion = null;
    int position = stop;
    if (source.at(position) == '!') {
      conversion = conversion(position + 1);
      position += 2;
    }
    String format = "";
    if (source.at(position) == ':') {
      int close = formatEnd(position + 1, parts.end());
      format = StringLiteral.decode(source, parts, position + 1, close);
      position = close;
    }
    if (position >= parts.end() || source.at(position) != '}') {
      throw refuse(position, "'}' is missing in text that begins with f", null);
    }
    pieces.add(new Piece(format, value, conversion));
    return position + 1;
  }

  private char conversion(int position) {
    char conversion = source.at(position);
    if (conversion != 'r' && conversion != 's' && conversion != 'a') {
      throw refuse(position, "conversion '!" + conversion + "'; legal are !r, !s and !a", null);
    }
    return conversion;
  }

  private int formatEnd(int start, int end) {
    int position = start;
    while (position < end && source.at(position) != '}') {
      if (source.at(position) == '{') {
        throw refuse(position, "a field within a format is not supported", "write the number");
      }
      position++;
    }
    return position;
  }

  private Expression value(int start, int stop) {
    if (source.substring(start, stop).isBlank()) {
      throw refuse(start, "an empty field in text that begins with f", "write '{{}}' for braces");
    }
    TokenStream inner = tokens.expression(start, stop);
    Expression value = inner.nested(new ExpressionParser(inner)::list);
    if (!inner.at(Kind.END)) {
      throw inner.unexpected("the end of the field, '}'", null);
    }
    return value;
  }

  /** Offset of the '!', ':' or '}' that ends the expression of a field, or -1. */
  private int valueEnd(int start, int end) {
    int depth = 0;
    int position = start;
    while (position < end) {
      char c = source.at(position);
      if (c == '"' || c == '\'') {
        int stop = StringLiteral.end(source, position, end);
        if (stop < 0) {
          return -1;
        }
        position = stop;
        continue;
      }
      boolean notEqual = c == '!' && source.at(position + 1) == '=';
      if (depth == 0 && (c == '}' || c == ':' || (c == '!' && !notEqual))) {
        return position;
      }
      depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
      position++;
    }
    return -1;
  }

  private SourceException refuse(int offset, String message, @Nullable String hint) {
    return new SourceException(source.site(offset), message, hint);
  }
}
