package io.millrace.keras.python;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a function takes. */
record Parameters(
    List<Parameter> positional,
    @Nullable String rest,
    List<Parameter> keywordOnly,
    @Nullable String keywords,
    int positionalOnly) {
  /**
   * @param fallback what it is when a call does not give it
   */
  record Parameter(Site site, String name, @Nullable Expression fallback) {}

  Parameters {
    positional = List.copyOf(positional);
    keywordOnly = List.copyOf(keywordOnly);
  }

  int count() {
    return positional.size() + keywordOnly.size();
  }

  List<Parameter> all() {
    List<Parameter> all = new ArrayList<>(positional);
    all.addAll(keywordOnly);
    return all;
  }

  List<String> names() {
    List<String> names = new ArrayList<>(all().stream().map(Parameter::name).toList());
    if (rest != null) {
      names.add(rest);
    }
    if (keywords != null) {
      names.add(keywords);
    }
    return names;
  }
}
