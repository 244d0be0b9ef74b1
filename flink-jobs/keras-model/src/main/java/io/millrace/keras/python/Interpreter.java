package io.millrace.keras.python;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs programs one after the other over the same globals. What it does is counted against one set
 * of limits; faults are collected and do not stop it, limits do. Not for use by several threads.
 */
public final class Interpreter {
  static final String TOO_DEEP = "expressions and calls are nested too deeply";

  private final Modules modules;
  private final Map<String, PythonValue> predefined;
  private final UnknownNames unknownNames;
  private final Budget budget;
  private final Faults faults;
  private final Scope globals = Scope.global();
  private int characters;
  private boolean incomplete;
  private boolean stopped;

  /**
   * @param predefined names that programs know without importing them, and may bind anew
   */
  public Interpreter(Modules modules, Map<String, PythonValue> predefined, Limits limits) {
    this.modules = modules;
    this.predefined = Map.copyOf(predefined);
    this.unknownNames = new UnknownNames(this.predefined.keySet());
    this.budget = new Budget(limits);
    this.faults = new Faults(limits.faults());
  }

  /**
   * Runs a program as far as possible, its syntax faults included in {@link #faults()}. After a
   * limit was reached nothing is run any more.
   */
  public void run(Program program) {
    program.faults().forEach(faults::add);
    incomplete |= !program.faults().isEmpty();
    characters += program.length();
    try {
      if (characters > budget.limits().characters()) {
        throw new LimitException(program.start(), Program.lengthMessage(budget.limits()));
      }
      if (!stopped) {
        new Frame(this, globals).run(program.statements());
      }
    } catch (LimitException reached) {
      faults.add(reached.fault());
      stopped = true;
    } catch (RaisedException raised) {
      stopped = true;
    } catch (StackOverflowError small) {
      // The depth is limited; this is for threads with less stack than is usual.
      faults.add(new SourceFault(program.start(), TOO_DEEP, null));
      stopped = true;
    }
  }

  /** What a name is bound to after the programs that were run, or null. */
  public @Nullable PythonValue global(String name) {
    return globals.find(name);
  }

  /** Reports something that is wrong with the program. */
  public void fault(SourceFault fault) {
    faults.add(fault);
  }

  /** Everything that is wrong, in the order in which it was found. */
  public List<SourceFault> faults() {
    return faults.list();
  }

  /**
   * Calls a function or a host.
   *
   * @throws SourceException if it refuses
   */
  public PythonValue call(PythonValue function, Arguments arguments, Site site) {
    if (function instanceof BuiltinFunction builtin) {
      return builtin.call(this, arguments, site);
    }
    if (function instanceof DefinedFunction defined) {
      return defined.call(arguments, site);
    }
    if (function instanceof HostValue host) {
      return host.call(arguments, site);
    }
    if (function instanceof Unknown) {
      return function;
    }
    throw new SourceException(
        site, "a value of type '" + function.typeName() + "' cannot be called", null);
  }

  /**
   * The items of whatever can be iterated over.
   *
   * @throws SourceException if the value cannot
   */
  public List<PythonValue> items(PythonValue value, Site site) {
    if (value instanceof PythonRange range) {
      budget.items(range.length(), 0, site);
    }
    List<PythonValue> items = new ArrayList<>();
    Iterator<PythonValue> iterator = iterator(value, site);
    while (iterator.hasNext()) {
      budget.items(items.size() + 1L, 1, site);
      items.add(iterator.next());
    }
    return items;
  }

  /** What {@code repr(value)} gives. */
  public String representation(PythonValue value, Site site) {
    return new Representation(budget, site).repr(value);
  }

  Budget budget() {
    return budget;
  }

  /** Reports a fault from within a program, which ends when there are too many. */
  void report(SourceFault fault) {
    budget.failure();
    faults.add(fault);
    if (faults.isFull()) {
      throw new LimitException();
    }
  }

  Iterator<PythonValue> iterator(PythonValue value, Site site) {
    return Iteration.over(value, budget, site);
  }

  PythonValue operate(BinaryOperator operator, PythonValue left, PythonValue right, Site site) {
    return new Operators(budget, site).operate(operator, left, right);
  }

  PythonValue module(String name, Site site) {
    return name.equals("math") ? MathModule.INSTANCE : modules.module(name, site);
  }

  PythonValue attribute(PythonValue value, String name, Site site) {
    return Attributes.get(value, name, site);
  }

  PythonValue find(String name, Scope scope, Site site) {
    PythonValue value = scope.find(name);
    if (value == null && !scope.declares(name)) {
      value = predefined.containsKey(name) ? predefined.get(name) : Builtins.find(name);
    }
    if (value != null) {
      return value;
    }
    if (incomplete) {
      // A statement that could not be read may have bound it.
      return Unknown.UNKNOWN;
    }
    throw unknownNames.refuse(name, scope, site);
  }

  /** Names with two underscores reach into the machinery of Python, which is not here. */
  static void requireOrdinary(String name, Site site) {
    if (name.startsWith("__")) {
      throw new SourceException(
          site,
          "name " + Quoted.of(name) + " begins with '__', which is not supported",
          "legal are names that do not reach into Python itself");
    }
  }
}
