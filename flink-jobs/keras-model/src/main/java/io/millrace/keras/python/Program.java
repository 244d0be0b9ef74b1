package io.millrace.keras.python;

import java.util.ArrayList;
import java.util.List;

/** A text that has been read, with everything that is wrong with its syntax. */
public final class Program {
  private final SourceText source;
  private final List<Statement> statements;
  private final List<SourceFault> faults;

  private Program(SourceText source, List<Statement> statements, List<SourceFault> faults) {
    this.source = source;
    this.statements = List.copyOf(statements);
    this.faults = List.copyOf(faults);
  }

  /** Reads a text whose places belong to {@link Site#CODE}. */
  public static Program parse(String text, Limits limits) {
    return parse(Site.CODE, text, limits);
  }

  /**
   * Reads a text. It never fails: what is wrong is in {@link #faults()}, and the statements that
   * are right can be run.
   *
   * @param source name of the text in its places, e.g. {@code imports}
   */
  public static Program parse(String source, String text, Limits limits) {
    if (text.length() > limits.characters()) {
      return tooLong(source, limits);
    }
    SourceText lines = new SourceText(source, text);
    Faults faults = new Faults(limits.faults());
    List<Statement> statements = new ArrayList<>();
    try {
      TokenStream tokens = new TokenStream(lines, Lexer.tokens(lines, limits), limits);
      statements.addAll(new StatementParser(tokens, faults).program());
    } catch (LimitException reached) {
      faults.add(reached.fault());
    } catch (StackOverflowError small) {
      // The nesting is limited; this is for threads with less stack than is usual.
      faults.add(new SourceFault(lines.site(0), Interpreter.TOO_DEEP, null));
    }
    return new Program(lines, statements, faults.list());
  }

  private static Program tooLong(String source, Limits limits) {
    SourceFault fault = new SourceFault(new Site(source, 1, 1), lengthMessage(limits), null);
    return new Program(new SourceText(source, ""), List.of(), List.of(fault));
  }

  static String lengthMessage(Limits limits) {
    return "the text is longer than " + limits.characters() + " characters";
  }

  /** What is wrong with the syntax, in the order of the text. */
  public List<SourceFault> faults() {
    return faults;
  }

  int length() {
    return source.length();
  }

  Site start() {
    return source.site(0);
  }

  List<Statement> statements() {
    return statements;
  }
}
