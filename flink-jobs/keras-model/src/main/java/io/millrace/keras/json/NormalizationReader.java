package io.millrace.keras.json;

import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.Normalization;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a normalization whose mean and variance are in its configuration. */
final class NormalizationReader implements LayerReader {
  @Override
  public @Nullable Layer read(String name, Members config) {
    List<Integer> axes = config.has("axis") ? WholeNumbers.list(config, "axis") : List.of(-1);
    if (!config.has("mean") || !config.has("variance")) {
      config.refuse(
          "'mean' is "
              + Members.given(config.get("mean"))
              + " and 'variance' is "
              + Members.given(config.get("variance"))
              + "; legal are both, each a number or a list with one for each feature",
          "statistics that adapt() found are weights and not part of the architecture: define the"
              + " layer as Normalization(mean=…, variance=…)");
      return null;
    }
    return new Normalization(
        name,
        axes,
        config.numbers("mean", NumberRange.ANY),
        config.numbers("variance", NumberRange.NOT_NEGATIVE),
        config.bool("invert", false));
  }
}
