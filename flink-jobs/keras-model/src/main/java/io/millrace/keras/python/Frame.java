package io.millrace.keras.python;

import java.util.List;
import java.util.Set;

/** Runs statements and evaluates expressions in one scope. */
final class Frame {
  private final Interpreter interpreter;
  private final Scope scope;
  private PythonValue returned = PythonNone.NONE;

  Frame(Interpreter interpreter, Scope scope) {
    this.interpreter = interpreter;
    this.scope = scope;
  }

  Interpreter interpreter() {
    return interpreter;
  }

  Budget budget() {
    return interpreter.budget();
  }

  Scope scope() {
    return scope;
  }

  /** A frame for an expression with names of its own. */
  Frame inner(Set<String> locals) {
    return new Frame(interpreter, scope.inner(locals));
  }

  PythonValue returned() {
    return returned;
  }

  void returnValue(PythonValue value) {
    returned = value;
  }

  /** The value of an expression; of a refused one, after the report, {@link Unknown}. */
  PythonValue evaluate(Expression expression) {
    budget().enter(expression.site());
    try {
      return expression.evaluate(this);
    } catch (SourceException refused) {
      interpreter.report(refused.fault());
      return Unknown.UNKNOWN;
    } finally {
      budget().leave();
    }
  }

  Flow run(List<Statement> statements) {
    for (Statement statement : statements) {
      Flow flow = run(statement);
      if (flow != Flow.NEXT) {
        return flow;
      }
    }
    return Flow.NEXT;
  }

  private Flow run(Statement statement) {
    budget().enter(statement.site());
    try {
      return statement.run(this);
    } catch (SourceException refused) {
      interpreter.report(refused.fault());
      forget(List.of(statement));
      return Flow.NEXT;
    } finally {
      budget().leave();
    }
  }

  /** Binds what statements would have bound to {@link Unknown}. */
  void forget(List<Statement> statements) {
    for (Statement statement : statements) {
      statement.bindings(name -> forget(name, statement.site()));
    }
  }

  void forget(String name, Site site) {
    budget().step(site);
    scope.bind(name, Unknown.UNKNOWN);
  }
}
