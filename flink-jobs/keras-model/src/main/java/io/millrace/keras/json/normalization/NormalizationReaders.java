package io.millrace.keras.json.normalization;

import io.millrace.keras.json.InitializerReader;
import io.millrace.keras.json.LayerReaders;
import io.millrace.keras.json.Members;
import io.millrace.keras.json.NumberRange;
import io.millrace.keras.json.WeightReader;
import io.millrace.keras.json.WholeNumbers;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.normalization.BatchNormalization;
import io.millrace.keras.layer.normalization.BatchNormalization.Moving;
import io.millrace.keras.layer.normalization.ScaleCenter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the layers that normalize. */
public final class NormalizationReaders {
  private NormalizationReaders() {}

  /** Adds the readers of all layers that normalize. */
  public static void register(LayerReaders readers) {
    readers.with("BatchNormalization", NormalizationReaders::batch);
  }

  private static @Nullable Layer batch(String name, Members config) {
    // How the average is taken over several devices changes nothing on one.
    config.ignore("synchronized", "renorm_momentum", "renorm_clipping");
    config.requireOff("renorm", "fused", "virtual_batch_size");
    List<Integer> axis = config.has("axis") ? WholeNumbers.list(config, "axis") : List.of(-1);
    if (axis.size() != 1) {
      config.refuse("axis", "'axis' is " + axis + "; legal is one axis", null);
      return null;
    }
    return new BatchNormalization(
        name,
        config.bool("trainable", true),
        axis.get(0),
        config.number("momentum", NumberRange.ANY, 0.99),
        epsilon(config),
        parameters(config),
        new Moving(
            InitializerReader.read(config, "moving_mean_initializer", "zeros"),
            InitializerReader.read(config, "moving_variance_initializer", "ones")));
  }

  private static double epsilon(Members config) {
    return config.number("epsilon", NumberRange.NOT_NEGATIVE, 1e-3);
  }

  private static ScaleCenter parameters(Members config) {
    return new ScaleCenter(
        config.bool("scale", true),
        config.bool("center", true),
        WeightReader.read(config, "gamma", "ones"),
        WeightReader.read(config, "beta", "zeros"));
  }
}
