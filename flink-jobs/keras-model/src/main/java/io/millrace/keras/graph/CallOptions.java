package io.millrace.keras.graph;

import java.util.Map;

/**
 * What a layer was called with beside tensors, where it differs from the default.
 *
 * @param values name of the argument to a boolean, number or text
 */
public record CallOptions(Map<String, Object> values) {
  public static final CallOptions NONE = new CallOptions(Map.of());

  public CallOptions {
    values = Map.copyOf(values);
  }

  public boolean isTrue(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }
}
