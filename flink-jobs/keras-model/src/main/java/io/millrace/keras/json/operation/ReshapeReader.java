package io.millrace.keras.json.operation;

import io.millrace.keras.json.LayerReader;
import io.millrace.keras.json.Members;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.SizeLimits;
import io.millrace.keras.layer.operation.ReshapeOperation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code reshape(x, (-1, …))}. */
final class ReshapeReader implements LayerReader {
  @Override
  public @Nullable Layer read(String name, Members config) {
    JsonNode shape = config.get("newshape");
    List<Integer> dimensions = new ArrayList<>();
    boolean legal = shape.isArray() && !shape.isEmpty() && isOpen(shape.get(0));
    for (int i = 1; i < shape.size(); i++) {
      int dimension = shape.get(i).asInt(0);
      legal &= dimension >= 1 && dimension <= SizeLimits.MAX_DIMENSION;
      dimensions.add(dimension);
    }
    if (!legal) {
      config.refuse(
          "newshape",
          "'newshape' is "
              + Members.given(shape)
              + "; legal is -1 for the batch, then sizes of at least 1",
          "the layer Reshape leaves the batch out");
      return null;
    }
    return new ReshapeOperation(name, dimensions);
  }

  private static boolean isOpen(JsonNode batch) {
    return batch.isNull() || batch.asInt(0) == -1;
  }
}
