package io.millrace.keras.python;

import io.millrace.keras.python.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reads statements and blocks. After a statement that is wrong it goes on with the next one. */
final class StatementParser {
  private static final Set<String> REST_OF_STATEMENT = Set.of("elif", "else", "except", "finally");

  private final TokenStream tokens;
  private final Faults faults;
  private final CompoundParser compounds;
  private final SimpleParser simples;

  StatementParser(TokenStream tokens, Faults faults) {
    this.tokens = tokens;
    this.faults = faults;
    ExpressionParser expressions = new ExpressionParser(tokens);
    Surroundings surroundings = new Surroundings();
    this.simples = new SimpleParser(tokens, expressions, surroundings);
    this.compounds = new CompoundParser(tokens, expressions, this, surroundings);
  }

  /** What is around a statement: {@code return} and {@code break} need it. */
  static final class Surroundings {
    int functions;
    int loops;
  }

  List<Statement> program() {
    List<Statement> statements = new ArrayList<>();
    while (tokens.raw().kind() != Kind.END && !faults.isFull()) {
      statement(statements);
    }
    return statements;
  }

  /** What follows a colon: an indented block, or statements on the same line. */
  List<Statement> block(String owner) {
    List<Statement> statements = new ArrayList<>();
    if (!tokens.at(Kind.NEWLINE)) {
      line(statements);
      return statements;
    }
    tokens.take();
    if (tokens.raw().kind() != Kind.INDENT) {
      throw tokens.refuse(
          "'" + owner + "' has no block; legal here is an indented line",
          "write 'pass' if it" + " does nothing");
    }
    statements.addAll(tokens.nested(this::indented));
    return statements;
  }

  private List<Statement> indented() {
    List<Statement> statements = new ArrayList<>();
    tokens.skip();
    while (!ends(tokens.raw().kind()) && !faults.isFull()) {
      statement(statements);
    }
    if (tokens.raw().kind() == Kind.DEDENT) {
      tokens.skip();
    }
    return statements;
  }

  private static boolean ends(Kind kind) {
    return kind == Kind.DEDENT || kind == Kind.END;
  }

  private void statement(List<Statement> into) {
    int start = tokens.position();
    int depth = tokens.depth();
    Site site = tokens.site();
    try {
      if (tokens.raw().kind() == Kind.INDENT) {
        faults.add(unexpectedIndentation());
        into.addAll(indented());
      } else if (tokens.raw().kind() == Kind.DEDENT) {
        tokens.skip();
      } else if (!compounds.read(into)) {
        line(into);
      }
    } catch (SourceException refused) {
      tokens.leaveTo(depth);
      into.add(new BrokenStatement(site, recover(start, refused.fault())));
    }
  }

  private SourceFault unexpectedIndentation() {
    return new SourceFault(
        tokens.site(),
        "the line is indented further than the one before it",
        "only the lines of a block, behind ':', are indented");
  }

  private void line(List<Statement> into) {
    do {
      into.add(simples.statement());
    } while (tokens.accept(";") && !tokens.at(Kind.NEWLINE));
    if (!tokens.at(Kind.NEWLINE)) {
      throw tokens.unexpected("the end of the line", simples.hint(into));
    }
    tokens.take();
  }

  /**
   * Reports a fault, and skips the rest of the statement with its blocks.
   *
   * @return the names that the statement may have bound
   */
  private List<String> recover(int start, SourceFault fault) {
    int failed = tokens.position();
    skipLine();
    faults.add(rootCause(failed, fault));
    skipBlock();
    while (tokens.raw().kind() == Kind.KEYWORD && REST_OF_STATEMENT.contains(tokens.raw().text())) {
      skipLine();
      skipBlock();
    }
    return names(tokens.between(start, tokens.position()));
  }

  private void skipLine() {
    while (tokens.raw().kind() != Kind.NEWLINE && !ends(tokens.raw().kind())) {
      tokens.skip();
    }
    if (tokens.raw().kind() == Kind.NEWLINE) {
      tokens.skip();
    }
  }

  /** A bracket that is not closed, or a sign that is none, makes the parser stumble elsewhere. */
  private SourceFault rootCause(int failed, SourceFault fault) {
    return tokens.between(failed, tokens.position()).stream()
        .map(Token::fault)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(fault);
  }

  private void skipBlock() {
    if (tokens.raw().kind() != Kind.INDENT) {
      return;
    }
    int depth = 0;
    do {
      Kind kind = tokens.raw().kind();
      depth += kind == Kind.INDENT ? 1 : kind == Kind.DEDENT ? -1 : 0;
      tokens.skip();
    } while (depth > 0 && tokens.raw().kind() != Kind.END);
  }

  /** The first name, names before '=' and behind def, class, as, import, for. */
  private static List<String> names(List<Token> skipped) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> binding = Set.of("def", "class", "as", "import", "for");
    for (int i = 0; i < skipped.size(); i++) {
      Token token = skipped.get(i);
      boolean assigned = i + 1 < skipped.size() && skipped.get(i + 1).is("=");
      boolean bound =
          i == 0
              || (skipped.get(i - 1).kind() == Kind.KEYWORD
                  && binding.contains(skipped.get(i - 1).text()));
      if (token.kind() == Kind.NAME && (assigned || bound)) {
        names.add(token.text());
      }
    }
    return List.copyOf(names);
  }
}
