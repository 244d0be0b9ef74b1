package io.millrace.tf.lowering.recurrent;

import io.millrace.keras.layer.recurrent.Bidirectional;
import io.millrace.keras.layer.recurrent.RecurrentLayer;
import io.millrace.keras.layer.recurrent.TimeDistributed;
import io.millrace.tf.lowering.LayerLowerings;

/** Registers the lowerings of recurrent layers. */
public final class RecurrentLowerings {
  private RecurrentLowerings() {}

  public static void register(LayerLowerings lowerings) {
    lowerings
        .with(RecurrentLayer.class, new RecurrentLowering())
        .with(Bidirectional.class, new BidirectionalLowering())
        .with(TimeDistributed.class, new TimeDistributedLowering(lowerings));
  }
}
