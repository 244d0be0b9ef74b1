package io.millrace.controlplane.audit;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a large thing, such as the source of a model, from filling the audit log. */
final class ViewLimit {
  static final int MAX_CHARACTERS = 64 << 10;

  private ViewLimit() {}

  /** Replaces the largest members by their size until the rest is small enough. */
  static Map<String, Object> cut(Map<String, Object> view, JsonMapper mapper) {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    view.forEach((name, value) -> sizes.put(name, mapper.writeValueAsString(value).length()));
    int total = sizes.values().stream().mapToInt(Integer::intValue).sum();
    Map<String, Object> shown = new LinkedHashMap<>(view);
    List<String> largestFirst =
        sizes.keySet().stream().sorted(Comparator.comparing(sizes::get).reversed()).toList();
    for (String name : largestFirst) {
      if (total <= MAX_CHARACTERS) {
        break;
      }
      total -= sizes.get(name);
      shown.put(name, "cut: " + sizes.get(name) + " characters");
    }
    return shown;
  }
}
