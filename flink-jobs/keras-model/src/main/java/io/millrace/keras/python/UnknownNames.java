package io.millrace.keras.python;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What to say about a name that is bound to nothing. */
final class UnknownNames {
  private static final String FILES = "model code reads and writes no files";
  private static final String TEXT_AS_CODE = "code in text is not run";
  private static final String INTROSPECTION = "model code does not look into Python itself";
  private static final Map<String, String> HINTS =
      Map.ofEntries(
          Map.entry("open", FILES),
          Map.entry("input", "model code asks no questions"),
          Map.entry("eval", TEXT_AS_CODE),
          Map.entry("exec", TEXT_AS_CODE),
          Map.entry("compile", TEXT_AS_CODE + "; a model is compiled with model.compile(…)"),
          Map.entry("globals", INTROSPECTION),
          Map.entry("locals", INTROSPECTION),
          Map.entry("vars", INTROSPECTION),
          Map.entry("dir", INTROSPECTION),
          Map.entry("type", "isinstance(value, int) asks for a type"),
          Map.entry("super", "use keras.Sequential or the functional API"),
          Map.entry("object", INTROSPECTION),
          Map.entry("setattr", "write value.name = …"),
          Map.entry("delattr", INTROSPECTION),
          Map.entry("id", INTROSPECTION),
          Map.entry("memoryview", INTROSPECTION),
          Map.entry("breakpoint", INTROSPECTION),
          Map.entry("help", INTROSPECTION),
          Map.entry("set", "write a list, [a, b]"),
          Map.entry("frozenset", "write a list, [a, b]"),
          Map.entry("bytes", "write text"),
          Map.entry("bytearray", "write text"),
          Map.entry("complex", "legal are whole and floating-point numbers"),
          Map.entry("next", "write a 'for' loop"),
          Map.entry("iter", "write a 'for' loop"),
          Map.entry("exit", "model code ends at its last line"),
          Map.entry("quit", "model code ends at its last line"));

  private final Set<String> predefined;
  private final Map<String, String> hints = new HashMap<>();

  UnknownNames(Set<String> predefined) {
    this.predefined = predefined;
  }

  SourceException refuse(String name, Scope scope, Site site) {
    if (scope.declares(name)) {
      return new SourceException(
          site, "name " + Quoted.of(name) + " is used before it has a value", null);
    }
    // Looking for similar names is work, and a loop may ask for the same name very often.
    String hint = hints.computeIfAbsent(name, missing -> hint(missing, scope));
    return new SourceException(site, "name " + Quoted.of(name) + " is not known", hint);
  }

  private String hint(String name, Scope scope) {
    if (HINTS.containsKey(name)) {
      return HINTS.get(name);
    }
    Set<String> known = new HashSet<>(scope.names());
    known.addAll(predefined);
    known.addAll(Builtins.names());
    String similar = Suggestion.didYouMean(name, known);
    return similar != null ? similar : "import it, or assign it before this line";
  }
}
