package io.millrace.keras.json.merge;

import io.millrace.keras.json.LayerReaders;
import io.millrace.keras.json.Members;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.merge.Concatenate;
import io.millrace.keras.layer.merge.Dot;
import io.millrace.keras.layer.merge.Merge;
import io.millrace.keras.layer.merge.MergeFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Registers the readers of merge layers. */
public final class MergeReaders {
  private MergeReaders() {}

  public static void register(LayerReaders readers) {
    for (MergeFunction function : MergeFunction.values()) {
      readers.with(function.className(), (name, config) -> new Merge(name, function));
    }
    readers
        .with("Concatenate", (name, config) -> new Concatenate(name, config.integer("axis", -1)))
        .with("Dot", MergeReaders::dot);
  }

  private static @Nullable Layer dot(String name, Members config) {
    JsonNode axes = config.get("axes");
    boolean normalize = config.bool("normalize", false);
    if (isAxis(axes)) {
      return new Dot(name, axes.intValue(), axes.intValue(), normalize);
    }
    if (axes.isArray() && axes.size() == 2 && isAxis(axes.get(0)) && isAxis(axes.get(1))) {
      return new Dot(name, axes.get(0).intValue(), axes.get(1).intValue(), normalize);
    }
    config.refuse(
        "axes",
        "'axes' is " + Members.given(axes) + "; legal is a whole number, or a list of two",
        null);
    return null;
  }

  private static boolean isAxis(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToInt();
  }
}
