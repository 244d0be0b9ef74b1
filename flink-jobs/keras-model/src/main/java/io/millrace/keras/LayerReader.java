package io.millrace.keras;

import io.millrace.keras.layer.Layer;
import org.jspecify.annotations.Nullable;

/** Reads the configuration of one kind of layer. */
interface LayerReader {
  /**
   * @param name of the layer
   * @param config as {@code get_config()} writes it; name, trainable and dtype are read already
   * @return null, or anything, when violations were added
   */
  @Nullable Layer read(String name, Members config);
}
