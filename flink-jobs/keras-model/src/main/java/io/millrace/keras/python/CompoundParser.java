package io.millrace.keras.python;

import io.millrace.keras.python.StatementParser.Surroundings;
import io.millrace.keras.python.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads statements with blocks. */
final class CompoundParser {
  private final TokenStream tokens;
  private final ExpressionParser expressions;
  private final StatementParser statements;
  private final Surroundings surroundings;

  CompoundParser(
      TokenStream tokens,
      ExpressionParser expressions,
      StatementParser statements,
      Surroundings surroundings) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.statements = statements;
    this.surroundings = surroundings;
  }

  /** Reads a statement with blocks; false if the next one is none. */
  boolean read(List<Statement> into) {
    if (!tokens.at(Kind.KEYWORD)) {
      return false;
    }
    Site site = tokens.site();
    switch (tokens.peek().text()) {
      case "if" -> into.add(conditional(site));
      case "for" -> into.add(forLoop(site));
      case "while" -> into.add(whileLoop(site));
      case "with" -> into.add(with(site));
      case "def" -> into.add(function(site));
      case "class" ->
          throw tokens.refuse(
              "'class' is not supported", "use keras.Sequential or the functional API");
      case "try" ->
          throw tokens.refuse("'try' is not supported", "write the statements without it");
      case "async" -> throw tokens.refuse("'async' is not supported", "remove it");
      case "elif", "else", "except", "finally" ->
          throw tokens.refuse(
              "'" + tokens.peek().text() + "' belongs to no statement before it",
              "indent it like its 'if'");
      default -> {
        return false;
      }
    }
    return true;
  }

  private Statement conditional(Site site) {
    List<If.Branch> branches = new ArrayList<>();
    do {
      String word = tokens.take().text();
      Expression condition = expressions.expression();
      branches.add(new If.Branch(condition, colonAndBlock(word)));
    } while (tokens.raw().is("elif"));
    return new If(site, branches, otherwise());
  }

  private List<Statement> colonAndBlock(String owner) {
    if (tokens.at("=")) {
      throw tokens.refuse("'=' stands in a condition", "'==' compares");
    }
    tokens.expect(":", "write ':' at the end of the line of '" + owner + "'");
    return statements.block(owner);
  }

  private List<Statement> otherwise() {
    if (!tokens.raw().is("else")) {
      return List.of();
    }
    tokens.take();
    return colonAndBlock("else");
  }

  private List<Statement> loop(String owner) {
    surroundings.loops++;
    try {
      return colonAndBlock(owner);
    } finally {
      surroundings.loops--;
    }
  }

  private Statement forLoop(Site site) {
    tokens.take();
    Target target = Targets.of(expressions.targetList());
    tokens.expect("in", "write 'for x in values:'");
    Expression items = expressions.list();
    List<Statement> body = loop("for");
    return new For(site, target, items, body, otherwise());
  }

  private Statement whileLoop(Site site) {
    tokens.take();
    Expression condition = expressions.expression();
    List<Statement> body = loop("while");
    return new While(site, condition, body, otherwise());
  }

  private Statement with(Site site) {
    tokens.take();
    List<With.Item> items = new ArrayList<>();
    do {
      Expression value = expressions.expression();
      Target target = tokens.accept("as") ? Targets.of(expressions.target()) : null;
      items.add(new With.Item(value, target));
    } while (tokens.accept(","));
    return new With(site, items, colonAndBlock("with"));
  }

  private Statement function(Site site) {
    tokens.take();
    String name = tokens.name("the name of the function").text();
    tokens.expect("(", "write 'def name():'");
    Parameters parameters = new ParameterParser(tokens, expressions).parameters(")", true);
    tokens.expect(")", null);
    if (tokens.accept("->")) {
      expressions.expression();
    }
    return new FunctionDefinition(site, FunctionCode.of(name, parameters, functionBody()));
  }

  private List<Statement> functionBody() {
    int loops = surroundings.loops;
    surroundings.loops = 0;
    surroundings.functions++;
    try {
      return colonAndBlock("def");
    } finally {
      surroundings.functions--;
      surroundings.loops = loops;
    }
  }
}
