package io.millrace.tf.lowering.normalization;

import io.millrace.keras.layer.Normalization;
import io.millrace.keras.layer.normalization.BatchNormalization;
import io.millrace.keras.layer.normalization.GroupNormalization;
import io.millrace.keras.layer.normalization.LayerNormalization;
import io.millrace.keras.layer.normalization.RmsNormalization;
import io.millrace.keras.layer.normalization.UnitNormalization;
import io.millrace.tf.lowering.LayerLowerings;

/** The layers that normalize. */
public final class NormalizationLowerings {
  private NormalizationLowerings() {}

  /** Adds the lowerings of all layers that normalize. */
  public static void register(LayerLowerings lowerings) {
    lowerings
        .with(BatchNormalization.class, new BatchNormalizationLowering())
        .masked(LayerNormalization.class, AxisLowerings::layer)
        .unary(RmsNormalization.class, AxisLowerings::rms)
        .masked(GroupNormalization.class, AxisLowerings::group)
        .masked(UnitNormalization.class, AxisLowerings::unit)
        .masked(Normalization.class, new StatisticsLowering());
  }
}
