package io.millrace.keras.json.normalization;

import io.millrace.keras.json.LayerReader;
import io.millrace.keras.json.Members;
import io.millrace.keras.json.NumberRange;
import io.millrace.keras.json.WholeNumbers;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.Normalization;
import io.millrace.keras.layer.Normalization.Given;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a Normalization. Its statistics are in the configuration when the user gave them; those
 * that {@code adapt()} found are weights, which are mean 0 and variance 1 in a model without
 * weights.
 */
final class StatisticsReader implements LayerReader {
  @Override
  public @Nullable Layer read(String name, Members config) {
    List<Integer> axes = config.has("axis") ? WholeNumbers.list(config, "axis") : List.of(-1);
    boolean invert = config.bool("invert", false);
    boolean hasMean = config.has("mean");
    if (hasMean != config.has("variance")) {
      config.refuse(
          "'mean' is "
              + Members.given(config.get("mean"))
              + " and 'variance' is "
              + Members.given(config.get("variance"))
              + "; legal are both, each a number or a list with one for each feature, or none",
          "define the layer as Normalization(mean=…, variance=…)");
      return null;
    }
    return new Normalization(name, axes, hasMean ? given(config) : null, invert);
  }

  private static Given given(Members config) {
    return new Given(
        config.numbers("mean", NumberRange.ANY),
        config.numbers("variance", NumberRange.NOT_NEGATIVE));
  }
}
