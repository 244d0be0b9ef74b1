package io.millrace.keras.json.operation;

import io.millrace.keras.json.LayerReader;
import io.millrace.keras.json.Members;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.operation.Transpose;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code transpose(x, axes=(0, …))}. */
final class TransposeReader implements LayerReader {
  @Override
  public @Nullable Layer read(String name, Members config) {
    JsonNode axes = config.get("axes");
    List<Integer> order = new ArrayList<>();
    for (JsonNode axis : axes) {
      int given = axis.asInt(0);
      order.add(given < 0 ? given + axes.size() : given);
    }
    if (order.isEmpty() || order.get(0) != 0) {
      config.refuse(
          "axes",
          "'axes' is "
              + Members.given(axes)
              + "; legal is a list that begins with 0, the batch axis",
          "the layer Permute leaves the batch out");
      return null;
    }
    return new Transpose(name, order);
  }
}
