package io.millrace.keras.json.operation;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.operation.OperationOperand.Constant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads constants of calls: a number, a list, or the object that Keras writes for an array. */
final class Constants {
  private static final int MAX_VALUES = 1 << 16;
  private static final Set<String> ARRAYS = Set.of("__tensor__", "__numpy__");

  private Constants() {}

  /** Null when it is none. */
  static @Nullable Constant read(JsonNode node) {
    if (node.isObject() && ARRAYS.contains(node.path("class_name").asString(""))) {
      return read(node.path("config").path("value"));
    }
    List<Integer> dimensions = new ArrayList<>();
    for (JsonNode level = node; level.isArray(); level = level.path(0)) {
      dimensions.add(level.size());
    }
    List<Double> values = new ArrayList<>();
    if (!collect(node, dimensions, 0, values) || values.isEmpty() || dimensions.size() > 8) {
      return null;
    }
    while (!dimensions.isEmpty() && dimensions.get(0) == 1) {
      dimensions.remove(0);
    }
    return new Constant(new TensorShape(dimensions), values);
  }

  /** False when the nesting is uneven, something is no number, or there are too many. */
  private static boolean collect(
      JsonNode node, List<Integer> dimensions, int depth, List<Double> into) {
    if (depth == dimensions.size()) {
      boolean isNumber = node.isNumber() || node.isBoolean();
      into.add(node.isBoolean() ? (node.booleanValue() ? 1.0 : 0.0) : node.asDouble(0));
      return isNumber && Double.isFinite(into.get(into.size() - 1)) && into.size() <= MAX_VALUES;
    }
    if (!node.isArray() || node.size() != dimensions.get(depth)) {
      return false;
    }
    for (JsonNode element : node) {
      if (!collect(element, dimensions, depth + 1, into)) {
        return false;
      }
    }
    return true;
  }
}
