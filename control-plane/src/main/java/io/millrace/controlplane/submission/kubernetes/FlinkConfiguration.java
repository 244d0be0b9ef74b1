package io.millrace.controlplane.submission.kubernetes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a Flink cluster, one flat key for each. The operator lets others nest them; read they
 * are flat all the same.
 */
record FlinkConfiguration(@JsonValue Map<String, String> settings) {
  static final FlinkConfiguration EMPTY = new FlinkConfiguration(Map.of());

  FlinkConfiguration {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static FlinkConfiguration read(@Nullable Map<String, ?> tree) {
    Map<String, String> flat = new TreeMap<>();
    flatten("", tree == null ? Map.of() : tree, flat);
    return new FlinkConfiguration(flat);
  }

  private static void flatten(String prefix, Map<?, ?> tree, Map<String, String> flat) {
    tree.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> below) {
            flatten(prefix + key + ".", below, flat);
          } else {
            flat.put(prefix + key, String.valueOf(value));
          }
        });
  }

  @Nullable String get(String key) {
    return settings.get(key);
  }

  /** These settings, and those of the other where both have one. */
  FlinkConfiguration with(Map<String, String> others) {
    Map<String, String> all = new TreeMap<>(settings);
    all.putAll(others);
    return new FlinkConfiguration(all);
  }
}
