package io.millrace.keras.python;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code [value for …]}, {@code {key: value for …}} or {@code (value for …)}.
 *
 * @param key only of a dict
 */
record Comprehension(
    Site site, Kind kind, @Nullable Expression key, Expression value, List<Clause> clauses)
    implements Expression {
  enum Kind {
    LIST,
    DICT,
    GENERATOR
  }

  /** {@code for target in items if condition if condition}. */
  record Clause(Target target, Expression items, List<Expression> conditions) {}

  Comprehension {
    clauses = List.copyOf(clauses);
  }

  @Override
  public PythonValue evaluate(Frame frame) {
    Set<String> locals = new HashSet<>();
    clauses.forEach(clause -> clause.target().bindings(locals::add));
    frame.budget().steps(locals.size(), site);
    // Python evaluates the first iterable outside: its names are those around the comprehension.
    PythonValue first = frame.evaluate(clauses.get(0).items());
    List<PythonValue> values = new ArrayList<>();
    PythonDict dict = new PythonDict();
    boolean known = collect(0, first, new Collector(frame.inner(locals), values, dict));
    if (!known) {
      return Unknown.UNKNOWN;
    }
    return switch (kind) {
      case LIST -> new PythonList(values);
      case DICT -> dict;
      case GENERATOR -> PythonIterator.of("generator", values);
    };
  }

  private record Collector(Frame frame, List<PythonValue> values, PythonDict dict) {}

  /** Goes through the clauses from an index on; false if something is unknown. */
  private boolean collect(int index, PythonValue items, Collector into) {
    Frame frame = into.frame();
    if (items instanceof Unknown) {
      return false;
    }
    Clause clause = clauses.get(index);
    Iterator<PythonValue> iterator = frame.interpreter().iterator(items, clause.items().site());
    while (iterator.hasNext()) {
      clause.target().assign(iterator.next(), frame);
      Boolean chosen = chosen(clause, frame);
      if (chosen == null || (chosen && !inner(index + 1, into))) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Boolean chosen(Clause clause, Frame frame) {
    for (Expression condition : clause.conditions()) {
      PythonValue decision = frame.evaluate(condition);
      if (decision instanceof Unknown) {
        return null;
      }
      if (!Truth.of(decision, condition.site())) {
        return false;
      }
    }
    return true;
  }

  private boolean inner(int index, Collector into) {
    if (index < clauses.size()) {
      return collect(index, into.frame().evaluate(clauses.get(index).items()), into);
    }
    return add(into);
  }

  private boolean add(Collector into) {
    Frame frame = into.frame();
    if (key == null) {
      frame.budget().items(into.values().size() + 1L, 1, site);
      into.values().add(frame.evaluate(value));
      return true;
    }
    PythonValue keyValue = frame.evaluate(key);
    PythonValue item = frame.evaluate(value);
    if (keyValue instanceof Unknown) {
      return false;
    }
    Dicts.put(into.dict(), new PythonDict.Entry(keyValue, item), frame.budget(), key.site());
    return true;
  }
}
