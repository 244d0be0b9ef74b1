package io.millrace.keras.json.operation;

import io.millrace.keras.json.CallArgument.Value;
import io.millrace.keras.json.CallArguments;
import io.millrace.keras.json.LayerReader;
import io.millrace.keras.json.Members;
import io.millrace.keras.json.ReadCall;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.operation.AxisSelection;
import io.millrace.keras.layer.operation.AxisSelection.Index;
import io.millrace.keras.layer.operation.AxisSelection.Range;
import io.millrace.keras.layer.operation.GetItem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code x[:, 1:3]}: the subscript is in the call. */
final class GetItemReader implements LayerReader {
  @Override
  public Layer read(String name, Members config) {
    config.ignore("function");
    return new GetItem(name, List.of());
  }

  @Override
  public ReadCall call(Layer layer, CallArguments arguments) {
    List<AxisSelection> selections =
        arguments
            .given(1, "key")
            .or(() -> arguments.given(1, "slice_spec"))
            .map(key -> key instanceof Value value ? selections(value.node()) : null)
            .orElse(null);
    if (selections == null) {
      arguments.refuse(
          "is called with a subscript that is not supported; legal is ':' for the batch, then for"
              + " each axis a whole number or a slice without step");
      selections = List.of();
    }
    return new ReadCall(
        new GetItem(layer.name(), selections),
        arguments.firstTensors(),
        arguments.options("key", "slice_spec", "name"));
  }

  /** Null when it is not legal. */
  private static @Nullable List<AxisSelection> selections(JsonNode key) {
    if (!key.isArray() || key.isEmpty() || !Range.ALL.equals(selection(key.get(0)))) {
      return null;
    }
    List<AxisSelection> selections = new ArrayList<>();
    for (int i = 1; i < key.size(); i++) {
      AxisSelection selection = selection(key.get(i));
      if (selection == null) {
        return null;
      }
      selections.add(selection);
    }
    return selections;
  }

  /** Keras 3 wraps the members of a slice in a config, Keras 2 does not. */
  private static @Nullable AxisSelection selection(JsonNode node) {
    if (node.isIntegralNumber() && node.canConvertToInt()) {
      return new Index(node.intValue());
    }
    JsonNode slice = node.has("config") ? node.path("config") : node;
    boolean stepped = slice.hasNonNull("step") && slice.path("step").asInt(0) != 1;
    if (!slice.has("start") || stepped || !isBound(slice, "start") || !isBound(slice, "stop")) {
      return null;
    }
    return new Range(bound(slice, "start"), bound(slice, "stop"));
  }

  private static boolean isBound(JsonNode slice, String member) {
    JsonNode node = slice.path(member);
    return node.isNull() || node.isIntegralNumber() && node.canConvertToInt();
  }

  private static @Nullable Integer bound(JsonNode slice, String member) {
    return slice.path(member).isNull() ? null : (Integer) slice.path(member).intValue();
  }
}
