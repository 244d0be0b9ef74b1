package io.millrace.keras.json.noise;

import io.millrace.keras.json.DataFormat;
import io.millrace.keras.json.LayerReaders;
import io.millrace.keras.json.Members;
import io.millrace.keras.json.NumberRange;
import io.millrace.keras.layer.Dropout;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.noise.ActivityRegularization;
import io.millrace.keras.layer.noise.AlphaDropout;
import io.millrace.keras.layer.noise.GaussianDropout;
import io.millrace.keras.layer.noise.GaussianNoise;
import io.millrace.keras.layer.noise.SpatialDropout;
import io.millrace.keras.regularizer.Regularizer;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads the layers that work in training only. */
public final class NoiseReaders {
  private static final int MAX_AXES = 16;

  private NoiseReaders() {}

  /** Adds the readers of all layers that work in training only. */
  public static void register(LayerReaders readers) {
    readers
        .with("Dropout", NoiseReaders::dropout)
        .with(
            "SpatialDropout1D",
            (name, config) -> new SpatialDropout(name, 1, rate(config), config.seed()))
        .with("SpatialDropout2D", NoiseReaders::spatialDropout2D)
        .with(
            "GaussianNoise",
            (name, config) ->
                new GaussianNoise(
                    name, config.number("stddev", NumberRange.ZERO_TO_ONE), config.seed()))
        .with(
            "GaussianDropout",
            (name, config) -> new GaussianDropout(name, rate(config), config.seed()))
        .with("AlphaDropout", NoiseReaders::alphaDropout)
        .with("ActivityRegularization", NoiseReaders::activityRegularization);
  }

  private static Layer dropout(String name, Members config) {
    return new Dropout(name, rate(config), noiseShape(config), config.seed());
  }

  /** Null and whole numbers from 1 on. */
  private static List<Integer> noiseShape(Members config) {
    JsonNode node = config.get("noise_shape");
    List<Integer> sizes = new ArrayList<>();
    boolean legal = node.isMissingNode() || node.isArray() && node.size() <= MAX_AXES;
    for (JsonNode size : legal ? node : List.<JsonNode>of()) {
      boolean isSize = size.isIntegralNumber() && size.canConvertToInt() && size.intValue() >= 1;
      legal &= isSize || size.isNull();
      sizes.add(isSize ? size.intValue() : -1);
    }
    if (!legal) {
      config.refuse(
          "noise_shape",
          "'noise_shape' is "
              + Members.given(node)
              + "; legal is a list of whole numbers from 1 on, and of null for what the input has",
          null);
      return List.of();
    }
    return sizes;
  }

  private static Layer spatialDropout2D(String name, Members config) {
    DataFormat.requireChannelsLast(config);
    return new SpatialDropout(name, 2, rate(config), config.seed());
  }

  private static Layer alphaDropout(String name, Members config) {
    config.requireOff("noise_shape");
    return new AlphaDropout(name, rate(config), config.seed());
  }

  private static Layer activityRegularization(String name, Members config) {
    return new ActivityRegularization(
        name,
        new Regularizer(
            config.number("l1", NumberRange.NOT_NEGATIVE, 0),
            config.number("l2", NumberRange.NOT_NEGATIVE, 0)));
  }

  private static double rate(Members config) {
    return config.number("rate", NumberRange.ZERO_TO_BELOW_ONE);
  }
}
