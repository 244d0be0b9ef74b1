package io.millrace.keras.python;

import io.millrace.keras.python.Token.Kind;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The tokens that a parser goes through, and the nesting it is in. */
final class TokenStream {
  private final SourceText source;
  private final List<Token> tokens;
  private final Limits limits;
  private int position;
  private int depth;

  TokenStream(SourceText source, List<Token> tokens, Limits limits) {
    this.source = source;
    this.tokens = tokens;
    this.limits = limits;
  }

  SourceText source() {
    return source;
  }

  /** The tokens of an expression within text, at the same depth. */
  TokenStream expression(int start, int end) {
    TokenStream inner =
        new TokenStream(source, Lexer.expression(source, limits, start, end), limits);
    inner.depth = depth;
    return inner;
  }

  int position() {
    return position;
  }

  List<Token> between(int from, int to) {
    return tokens.subList(from, to);
  }

  /** The next token as it is, also if it is an error. */
  Token raw() {
    return tokens.get(position);
  }

  void skip() {
    position = Math.min(position + 1, tokens.size() - 1);
  }

  /**
   * @throws SourceException if the next token is an error
   */
  Token peek() {
    Token token = raw();
    if (token.fault() != null) {
      throw new SourceException(token.fault());
    }
    return token;
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(position + ahead, tokens.size() - 1));
  }

  Token take() {
    Token token = peek();
    skip();
    return token;
  }

  boolean at(String operatorOrKeyword) {
    return peek().is(operatorOrKeyword);
  }

  boolean at(Kind kind) {
    return peek().kind() == kind;
  }

  boolean accept(String operatorOrKeyword) {
    if (at(operatorOrKeyword)) {
      skip();
      return true;
    }
    return false;
  }

  Token expect(String operatorOrKeyword, @Nullable String hint) {
    if (!at(operatorOrKeyword)) {
      throw unexpected("'" + operatorOrKeyword + "'", hint);
    }
    return take();
  }

  Token name(String expected) {
    if (!at(Kind.NAME)) {
      throw unexpected(expected, null);
    }
    Token name = take();
    Interpreter.requireOrdinary(name.text(), site(name));
    return name;
  }

  Site site(Token token) {
    return source.site(token.start());
  }

  Site site() {
    return site(raw());
  }

  SourceException unexpected(String expected, @Nullable String hint) {
    return refuse(found() + "; legal here is " + expected, hint);
  }

  /** The next token in words. */
  String found() {
    return switch (peek().kind()) {
      case NEWLINE -> "the line ends";
      case INDENT -> "the line is indented";
      case DEDENT -> "the block ends";
      case END -> "the text ends";
      case KEYWORD -> "keyword '" + peek().text() + "'";
      case STRING -> "text " + Quoted.brief(peek().text());
      case NUMBER -> "number " + Quoted.brief(peek().text());
      case NAME -> "name " + Quoted.of(peek().text());
      default -> Quoted.of(peek().text());
    };
  }

  SourceException refuse(String message, @Nullable String hint) {
    return new SourceException(site(), message, hint);
  }

  /** Reads a part that is one level deeper. */
  <T> T nested(Supplier<T> part) {
    enter();
    T read = part.get();
    leave();
    return read;
  }

  void enter() {
    if (++depth > limits.nesting()) {
      throw new LimitException(
          site(), "brackets, expressions or blocks are nested deeper than " + limits.nesting());
    }
  }

  void leave() {
    depth--;
  }

  int depth() {
    return depth;
  }

  /** Back to the depth that a statement began at, after it failed. */
  void leaveTo(int outer) {
    depth = outer;
  }
}
