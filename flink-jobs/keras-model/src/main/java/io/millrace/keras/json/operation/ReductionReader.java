package io.millrace.keras.json.operation;

import io.millrace.keras.json.LayerReader;
import io.millrace.keras.json.Members;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.operation.Reduction;
import io.millrace.keras.layer.operation.ReductionFunction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code mean(x, axis=…)} and its like. */
final class ReductionReader implements LayerReader {
  private final ReductionFunction function;

  ReductionReader(ReductionFunction function) {
    this.function = function;
  }

  @Override
  public @Nullable Layer read(String name, Members config) {
    config.requireOff("dtype", "initial", "where");
    boolean keepDims = config.bool("keepdims", false);
    JsonNode axis = config.get("axis");
    List<Integer> axes = new ArrayList<>();
    boolean legal = axis.isArray() ? !axis.isEmpty() : axis.isIntegralNumber();
    for (JsonNode each : axis.isArray() ? axis : List.of(axis)) {
      legal &= each.isIntegralNumber() && each.canConvertToInt();
      axes.add(each.asInt(0));
    }
    if (!legal) {
      config.refuse(
          "axis",
          "'axis' is "
              + Members.given(axis)
              + "; legal is a whole number other than 0, or a list of these",
          "without an axis the batch would be reduced too");
      return null;
    }
    return new Reduction(name, function, axes, keepDims);
  }
}
