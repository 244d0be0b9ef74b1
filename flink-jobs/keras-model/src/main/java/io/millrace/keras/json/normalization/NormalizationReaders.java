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
import io.millrace.keras.layer.normalization.GroupNormalization;
import io.millrace.keras.layer.normalization.LayerNormalization;
import io.millrace.keras.layer.normalization.RmsNormalization;
import io.millrace.keras.layer.normalization.ScaleCenter;
import io.millrace.keras.layer.normalization.UnitNormalization;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the layers that normalize. */
public final class NormalizationReaders {
  private NormalizationReaders() {}

  /** Adds the readers of all layers that normalize. */
  public static void register(LayerReaders readers) {
    readers
        .with("BatchNormalization", NormalizationReaders::batch)
        .with("LayerNormalization", NormalizationReaders::layer)
        .with("RMSNormalization", NormalizationReaders::rms)
        .with("GroupNormalization", NormalizationReaders::group)
        .with(
            "UnitNormalization",
            (name, config) -> new UnitNormalization(name, WholeNumbers.axes(config)))
        .with("Normalization", new StatisticsReader());
  }

  private static @Nullable Layer batch(String name, Members config) {
    // How the average is taken over several devices changes nothing on one.
    config.ignore("synchronized", "renorm_momentum", "renorm_clipping");
    config.requireOff("renorm", "fused", "virtual_batch_size");
    Integer axis = oneAxis(config);
    if (axis == null) {
      return null;
    }
    return new BatchNormalization(
        name,
        config.bool("trainable", true),
        axis,
        config.number("momentum", NumberRange.ANY, 0.99),
        epsilon(config, 1e-3),
        parameters(config),
        new Moving(
            InitializerReader.read(config, "moving_mean_initializer", "zeros"),
            InitializerReader.read(config, "moving_variance_initializer", "ones")));
  }

  private static @Nullable Layer layer(String name, Members config) {
    List<Integer> axes = WholeNumbers.axes(config);
    if (axes.stream().anyMatch(axis -> axis < 0) && axes.stream().anyMatch(axis -> axis >= 0)) {
      config.refuse(
          "axis", "'axis' is " + axes + "; legal are all positive or all negative ones", null);
      return null;
    }
    return new LayerNormalization(
        name,
        config.bool("trainable", true),
        axes,
        epsilon(config, 1e-3),
        config.bool("rms_scaling", false),
        parameters(config));
  }

  private static Layer rms(String name, Members config) {
    return new RmsNormalization(
        name, config.bool("trainable", true), WholeNumbers.axes(config), epsilon(config, 1e-6));
  }

  private static @Nullable Layer group(String name, Members config) {
    Integer axis = oneAxis(config);
    int groups = config.integer("groups", 32);
    if (groups < 1 && groups != -1) {
      config.refuse(
          "groups", "'groups' is " + groups + "; legal is -1, or a number from 1 on", null);
      return null;
    }
    return axis == null
        ? null
        : new GroupNormalization(
            name,
            config.bool("trainable", true),
            groups,
            axis,
            epsilon(config, 1e-3),
            parameters(config));
  }

  /** Null when there are several; then a violation was added. */
  private static @Nullable Integer oneAxis(Members config) {
    List<Integer> axes = WholeNumbers.axes(config);
    if (axes.size() != 1) {
      config.refuse("axis", "'axis' is " + axes + "; legal is one axis", null);
      return null;
    }
    return axes.get(0);
  }

  private static double epsilon(Members config, double fallback) {
    return config.number("epsilon", NumberRange.NOT_NEGATIVE, fallback);
  }

  private static ScaleCenter parameters(Members config) {
    return new ScaleCenter(
        config.bool("scale", true),
        config.bool("center", true),
        WeightReader.read(config, "gamma", "ones"),
        WeightReader.read(config, "beta", "zeros"));
  }
}
