package io.millrace.tf.lowering.normalization;

import io.millrace.keras.layer.normalization.BatchNormalization;
import io.millrace.tf.lowering.LayerLowerings;

/** The layers that normalize. */
public final class NormalizationLowerings {
  private NormalizationLowerings() {}

  /** Adds the lowerings of all layers that normalize. */
  public static void register(LayerLowerings lowerings) {
    lowerings.with(BatchNormalization.class, new BatchNormalizationLowering());
  }
}
