package io.millrace.keras.json;

import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.Normalization;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a normalization whose mean and variance are in its configuration. */
final class NormalizationReader implements LayerReader {
  @Override
  public @Nullable Layer read(String name, Members config) {
    requireLastAxis(config);
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
        config.numbers("mean", NumberRange.ANY),
        config.numbers("variance", NumberRange.NOT_NEGATIVE),
        config.bool("invert", false));
  }

  /** -1, [-1], or null, which has one mean and one variance for all. */
  private static void requireLastAxis(Members config) {
    JsonNode axis = config.get("axis");
    JsonNode only = axis.isArray() && axis.size() == 1 ? axis.get(0) : axis;
    if (!axis.isMissingNode() && !(only.isIntegralNumber() && only.asInt(0) == -1)) {
      config.refuse(
          "axis",
          "'axis' is " + Members.given(axis) + "; legal is -1, the last axis, or null",
          null);
    }
  }
}
