package io.millrace.keras.source;

import io.millrace.keras.python.HostValue;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import io.millrace.keras.python.Suggestion;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A module: {@code keras.layers}. What it does not have is a stand-in, so that imports never fail.
 */
final class Namespace implements HostValue {
  private final String name;
  private final Map<String, PythonValue> members = new HashMap<>();
  private Function<String, @Nullable PythonValue> others = missing -> null;
  private Supplier<Collection<String>> otherNames = Set::of;

  Namespace(String name) {
    this.name = name;
  }

  Namespace with(String member, PythonValue value) {
    members.put(member, value);
    return this;
  }

  /** A function that does nothing here. */
  Namespace withoutEffect(String... functions) {
    for (String function : functions) {
      with(
          function,
          new HostFunction(
              function, (arguments, site) -> io.millrace.keras.python.PythonNone.NONE));
    }
    return this;
  }

  /** Names that are not here, with what to do instead. */
  Namespace refused(String hint, String... names) {
    for (String refused : names) {
      with(refused, new StandIn(name + "." + refused, hint));
    }
    return this;
  }

  /**
   * Members that are made when they are asked for.
   *
   * @param names of them, for suggestions
   */
  Namespace withOthers(
      Supplier<Collection<String>> names, Function<String, @Nullable PythonValue> byName) {
    this.otherNames = names;
    this.others = byName;
    return this;
  }

  @Override
  public String typeName() {
    return "module";
  }

  @Override
  public String representation() {
    return "<module '" + name + "'>";
  }

  @Override
  public PythonValue attribute(String attribute, Site site) {
    PythonValue member = members.get(attribute);
    if (member == null) {
      member = others.apply(attribute);
    }
    if (member != null) {
      return member;
    }
    return new StandIn(name + "." + attribute, () -> similar(attribute));
  }

  private @Nullable String similar(String attribute) {
    Set<String> known = new TreeSet<>(members.keySet());
    known.addAll(otherNames.get());
    return Suggestion.didYouMean(attribute, known);
  }
}
